import { chmod, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readEnv } from '#config/env.ts';
import { backUpDatabase, backUpKeys } from '#lib/postgres-server/backup.ts';
import { explain } from '#lib/supervisor/explain.ts';

const USAGE = `npm run backup -- database <new folder>   the embedded database; the panel may run
npm run backup -- keys <new folder>       what opens the secrets in it: keep it elsewhere`;

async function run([what, folder]: readonly (string | undefined)[]): Promise<string> {
  const env = readEnv();
  const make = what === 'database' ? backUpDatabase : what === 'keys' ? backUpKeys : undefined;
  if (make === undefined || folder === undefined) throw new Error(USAGE);
  if (what === 'database' && env.databaseUrl !== undefined)
    throw new Error('The database is the one of DATABASE_URL: dump it with pg_dump, see docs/operations/backup.md.');
  const target = resolve(folder);
  const made = await mkdir(dirname(target), { recursive: true });
  if (made !== undefined) await chmod(made, 0o700);
  await make(env.dataDir, target);
  return `Backed up to ${target}`;
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
