import { resolve } from 'node:path';
import { readEnv } from '#config/env.ts';
import { restore } from '#lib/supervisor/backup.ts';
import { openDataFolder } from '#lib/supervisor/data-folder.ts';
import { explain } from '#lib/supervisor/explain.ts';

const USAGE = `npm run restore -- <data> <keys>   into a new data folder (PANEL1_DATA_DIR)

Both are folders that \`npm run backup\` made.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function run([data, keys]: readonly (string | undefined)[]): Promise<void> {
  const { dataDir, databaseUrl } = readEnv();
  if (data === undefined || keys === undefined) throw new Error(USAGE);
  const folder = await openDataFolder(dataDir, say);
  try {
    await restore({ dataDir, data: resolve(data), keys: resolve(keys), isEmbedded: databaseUrl === undefined });
  } finally {
    await folder.release();
  }
  say(`Restored to ${dataDir}. Start it with: npm start`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
