import { spawn } from 'node:child_process';
import { chmod, chown, lchown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { type Account, initdbAccount } from './database-account.ts';

/** The major version of the shipped server. A folder of another one cannot be opened by it. */
const MAJOR = '18';

/** Name of the superuser of the embedded server. */
export const SUPERUSER = 'postgres';

export type NewCluster = Readonly<{ folder: string; password: string; account: Account | undefined; sync: boolean }>;

/** True when `folder` holds a database this server can open; false when there is none yet. @throws for another version */
export async function hasCluster(folder: string): Promise<boolean> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) return false;
  if (version.trim() === MAJOR) return true;
  throw new Error(
    `The database in ${folder} was made by PostgreSQL ${version.trim()}, this release ships ${MAJOR}. ` +
      'Nothing was changed. Start the release that made it, dump the database with pg_dump, and restore it into a new data folder.',
  );
}

/** Sets up an empty database at `cluster.folder`, whole or not at all: it is made beside and moved into place. */
export async function createCluster(binaries: Binaries, cluster: NewCluster): Promise<void> {
  const parent = dirname(cluster.folder);
  await removeLeftovers(parent);
  const stage = join(parent, `postgres.new-${process.pid}`);
  const runAs = await initdbAccount(cluster.account);
  await mkdir(stage, { mode: 0o700 });
  try {
    const passwordFile = join(stage, 'password');
    await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
    if (runAs !== undefined) {
      await chown(passwordFile, runAs.uid, runAs.gid);
      await chown(stage, runAs.uid, runAs.gid);
    }
    await initdb(binaries, { data: join(stage, 'data'), passwordFile, runAs, sync: cluster.sync });
    if (cluster.account !== undefined && cluster.account !== runAs) await give(join(stage, 'data'), cluster.account);
    await rename(join(stage, 'data'), cluster.folder);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

type InitdbRun = Readonly<{ data: string; passwordFile: string; runAs: Account | undefined; sync: boolean }>;

async function initdb(binaries: Binaries, run: InitdbRun): Promise<void> {
  const flags = [
    `--pgdata=${run.data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${run.passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    // The built-in locale sorts alike on every machine, whatever locales that machine has.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(run.sync ? [] : ['--no-sync']),
  ];
  const said: string[] = [];
  const code = await new Promise<number | null>((done, fail) => {
    const child = spawn(binaries.initdb, flags, {
      ...run.runAs,
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0)
    throw new Error(`PostgreSQL could not set up its data folder (initdb ended with ${code}): ${said.join('').trim()}`);
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (name.startsWith('postgres.new-')) await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Makes a cluster's files those of the account that the server runs as. */
export async function give(folder: string, account: Account): Promise<void> {
  await chmod(folder, 0o700);
  await chown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
}
