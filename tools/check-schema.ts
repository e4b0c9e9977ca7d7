/**
 * Checks a migrated database against the schema rules: `DATABASE_URL=... node tools/check-schema.ts`. Any role that
 * may read the catalogue will do. Prints one line per gap and ends with 1 when there is one.
 */
import { checkSchema } from '@panel1/api/check-schema';
import { Client } from 'pg';

const connectionString = process.argv[2] ?? process.env['DATABASE_URL'];
if (connectionString === undefined) {
  console.error('Which database? Give its address as the argument or as DATABASE_URL.');
  process.exit(2);
}

const client = new Client({ connectionString, application_name: 'panel1-check-schema' });
try {
  await client.connect();
  const gaps = await checkSchema(client);
  for (const gap of gaps) console.log(gap);
  console.log(gaps.length === 0 ? 'schema: all good' : `schema: ${gaps.length} gaps`);
  if (gaps.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`The schema could not be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
} finally {
  await client.end();
}
