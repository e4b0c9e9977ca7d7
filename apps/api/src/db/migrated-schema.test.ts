import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import { checkSchema } from './check-schema.ts';

test('the migrated database keeps every rule of isolation, keys, types and rights', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  onTestFinished(() => client.end());

  // A database without tables has no gap either.
  const { rows } = await client.query("select from pg_tables where schemaname = 'public'");
  expect(rows.length).toBeGreaterThan(40);
  expect(await checkSchema(client)).toEqual([]);
});
