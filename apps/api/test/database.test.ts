import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from './database.ts';

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('test databases', () => {
  it('what one test file writes, another does not see', async () => {
    await using first = await createTestDatabase();
    await using second = await createTestDatabase();
    await query(first.adminUrl, 'create table only_here as select 1 as n');
    expect(await query(first.adminUrl, "select to_regclass('only_here') is not null as seen")).toEqual([
      { seen: true },
    ]);
    expect(await query(second.adminUrl, "select to_regclass('only_here') is not null as seen")).toEqual([
      { seen: false },
    ]);
  });

  it('is migrated, and the app role that sees no rows without a tenant can log in', async () => {
    await using database = await createTestDatabase();
    expect(
      await query(database.urlOf('panel1_app'), 'select current_user as me, count(*)::int as n from clients'),
    ).toEqual([{ me: 'panel1_app', n: 0 }]);
  });

  it('a dropped one is gone', async () => {
    const database = await createTestDatabase();
    await database.drop();
    await expect(query(database.adminUrl, 'select 1')).rejects.toThrow('does not exist');
  });
});
