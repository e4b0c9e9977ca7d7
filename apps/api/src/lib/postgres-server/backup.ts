import { cp, lstat, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { copyRunningCluster } from './base-backup.ts';
import { give, hasCluster } from './cluster.ts';
import { copyCluster } from './copy-cluster.ts';
import { databaseAccount } from './database-account.ts';
import { readPidFile } from './orphan.ts';
import { passwordFile, placeOfCluster } from './place-of-cluster.ts';
import { urlOf } from './start-postgres.ts';

const exists = async (path: string): Promise<boolean> => (await lstat(path).catch(() => undefined)) !== undefined;

/** Copies the embedded database of a data folder to `target`, which must not exist; the server may run. */
export async function backUpDatabase(dataDir: string, target: string): Promise<void> {
  const folder = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (folder === undefined || !(await hasCluster(folder)))
    throw new Error(`There is no embedded database in ${dataDir}.`);
  await whole(target, async (stage) => {
    const running = await readPidFile(folder);
    if (running === undefined) return copyStoppedCluster(folder, stage);
    const password = (await readFile(passwordFile(join(dataDir, 'keys')), 'utf8')).trim();
    return copyRunningCluster(urlOf(running.port, password, 'panel1'), folder, stage);
  });
}

async function copyStoppedCluster(from: string, to: string): Promise<void> {
  const lastChange = async () => (await lstat(join(from, 'global/pg_control'))).mtimeMs;
  const before = await lastChange();
  await copyCluster(from, to, { isRunning: false });
  if ((await lastChange()) !== before) throw new Error('The panel was started meanwhile. Take the backup again.');
}

/** Copies the keys of a data folder to `target`, which must not exist. */
export async function backUpKeys(dataDir: string, target: string): Promise<void> {
  if (!(await exists(join(dataDir, 'keys')))) throw new Error(`There are no keys in ${dataDir}.`);
  await whole(target, (stage) => cp(join(dataDir, 'keys'), stage, { recursive: true }));
}

/**
 * Puts a backup into a data folder that has neither database nor keys. The caller holds the folder's lock.
 * @param backup.database absent: a database of one's own, only the keys are put back
 */
export async function restore(dataDir: string, backup: { keys: string; database: string | undefined }): Promise<void> {
  for (const name of ['keys', 'postgres']) {
    if (await exists(join(dataDir, name)))
      throw new Error(`${join(dataDir, name)} is there already. Restore into a new data folder (PANEL1_DATA_DIR).`);
  }
  if (!(await exists(join(backup.keys, 'master.json')))) throw new Error(`${backup.keys} is no backup of keys.`);
  if (backup.database !== undefined) await restoreCluster(dataDir, backup.database);
  await whole(join(dataDir, 'keys'), (stage) => cp(backup.keys, stage, { recursive: true }));
}

async function restoreCluster(dataDir: string, from: string): Promise<void> {
  if (!(await hasCluster(from))) throw new Error(`${from} is no backup of the database.`);
  if ((await readdir(from)).includes('postmaster.pid'))
    throw new Error(
      `${from} is a copy of files of a running database, which cannot be trusted. Take one made by \`npm run backup\`.`,
    );
  const { folder, link } = await placeOfCluster(dataDir);
  const account = await databaseAccount(folder);
  await whole(folder, async (stage) => {
    await copyCluster(from, stage, { isRunning: false });
    if (account !== undefined) await give(stage, account);
  });
  if (link !== undefined) await symlink(folder, link);
}

/** `target` comes into being at the end or not at all. */
async function whole(target: string, make: (stage: string) => Promise<void>): Promise<void> {
  if (await exists(target)) throw new Error(`${target} is there already. Name a new folder.`);
  const stage = `${target}.part`;
  await rm(stage, { recursive: true, force: true });
  try {
    await make(stage);
    await rename(stage, target);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
