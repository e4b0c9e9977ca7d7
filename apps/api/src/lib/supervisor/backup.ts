import { cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { copyRunningCluster } from '#lib/postgres-server/base-backup.ts';
import { give, hasCluster } from '#lib/postgres-server/cluster.ts';
import { copyCluster } from '#lib/postgres-server/copy-cluster.ts';
import { databaseAccount } from '#lib/postgres-server/database-account.ts';
import { readPidFile } from '#lib/postgres-server/orphan.ts';
import { passwordFile, placeOfCluster } from '#lib/postgres-server/place-of-cluster.ts';
import { urlOf } from '#lib/postgres-server/start-postgres.ts';

const exists = async (path: string): Promise<boolean> => (await lstat(path).catch(() => undefined)) !== undefined;

/**
 * Copies what a data folder holds of the tenants' data to `target`, which must not exist: the uploaded files, and the
 * embedded database where there is one. The panel may run.
 */
export async function backUpData(
  dataDir: string,
  target: string,
  { isEmbedded }: { isEmbedded: boolean },
): Promise<void> {
  await whole(target, async (stage) => {
    await mkdir(stage, { mode: 0o700 });
    if (isEmbedded) await copyDatabase(dataDir, join(stage, 'postgres'));
    // After the database: a file is there before the row that names it, and never changes.
    await copyFiles(join(dataDir, 'files'), join(stage, 'files'));
  });
}

async function copyDatabase(dataDir: string, to: string): Promise<void> {
  const folder = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (folder === undefined || !(await hasCluster(folder)))
    throw new Error(`There is no embedded database in ${dataDir}.`);
  const running = await readPidFile(folder);
  if (running === undefined) return copyStoppedCluster(folder, to);
  const password = (await readFile(passwordFile(join(dataDir, 'keys')), 'utf8')).trim();
  return copyRunningCluster(urlOf(running.port, password, 'panel1'), folder, to);
}

/** Without what is being uploaded at this moment. */
async function copyFiles(from: string, to: string): Promise<void> {
  if (await exists(from)) await cp(from, to, { recursive: true, filter: (path) => basename(path) !== 'incoming' });
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
 * Puts a backup into a data folder that has nothing of it. The caller holds the folder's lock.
 * @param of.isEmbedded false: the database is one's own, and restored by its own means
 */
export async function restore(of: { dataDir: string; keys: string; data: string; isEmbedded: boolean }): Promise<void> {
  const { dataDir, keys, data, isEmbedded } = of;
  for (const name of ['keys', 'postgres', 'files']) {
    if (await exists(join(dataDir, name)))
      throw new Error(`${join(dataDir, name)} is there already. Restore into a new data folder (PANEL1_DATA_DIR).`);
  }
  if (!(await exists(join(keys, 'master.json')))) throw new Error(`${keys} is no backup of keys.`);
  if ((await exists(join(data, 'postgres'))) !== isEmbedded) {
    throw new Error(
      isEmbedded
        ? `${data} holds no database: it is of a panel with DATABASE_URL. Set that, or name another backup.`
        : `${data} holds an embedded database, which would not be used: DATABASE_URL is set.`,
    );
  }
  if (isEmbedded) await restoreCluster(dataDir, join(data, 'postgres'));
  await copyFiles(join(data, 'files'), join(dataDir, 'files'));
  await whole(join(dataDir, 'keys'), (stage) => cp(keys, stage, { recursive: true }));
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
