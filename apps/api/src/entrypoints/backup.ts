import { chmod, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readEnv } from '#config/env.ts';
import { backUpData, backUpKeys } from '#lib/supervisor/backup.ts';
import { explain } from '#lib/supervisor/explain.ts';

const USAGE = `npm run backup -- data <new folder>   embedded database and uploaded files; the panel may run
npm run backup -- keys <new folder>   what opens the secrets in it: keep it elsewhere`;

async function run([what, folder]: readonly (string | undefined)[]): Promise<string> {
  const { dataDir, databaseUrl } = readEnv();
  if ((what !== 'data' && what !== 'keys') || folder === undefined) throw new Error(USAGE);
  const target = resolve(folder);
  const made = await mkdir(dirname(target), { recursive: true });
  if (made !== undefined) await chmod(made, 0o700);
  if (what === 'keys') await backUpKeys(dataDir, target);
  else await backUpData(dataDir, target, { isEmbedded: databaseUrl === undefined });
  const rest = what === 'data' && databaseUrl !== undefined ? ' (not the database of DATABASE_URL: dump that)' : '';
  return `Backed up to ${target}${rest}`;
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
