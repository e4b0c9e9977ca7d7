import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** The user and group that PostgreSQL runs as. */
export type Account = Readonly<{ uid: number; gid: number }>;

// PostgreSQL refuses to run as root. Where there is no account named postgres the server runs under a number that
// belongs to nobody, so that nothing has to be added to the system's list of accounts and no other program shares it.
const UNNAMED: Account = { uid: 61_777, gid: 61_777 };

const run = promisify(execFile);

/** True when this process may switch to another account. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account of this name, or undefined where the system has none. */
export async function findAccount(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

/**
 * The account the server of the data folder `cluster` runs as: undefined means this process's own. Under root it is the
 * owner of an existing folder, else the account named postgres, else a number without an account.
 */
export async function databaseAccount(cluster: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const existing = await stat(cluster).catch(() => undefined);
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return (await findAccount('postgres')) ?? UNNAMED;
}

/** The account initdb runs as: it insists on one that has a name, so `nobody` stands in for a bare number. */
export async function initdbAccount(account: Account | undefined): Promise<Account | undefined> {
  if (account === undefined || (await findAccount(String(account.uid))) !== undefined) return account;
  const nobody = await findAccount('nobody');
  if (nobody === undefined) {
    throw new Error(
      'PostgreSQL needs an account other than root to be set up: add one named "postgres", or start as another user.',
    );
  }
  return nobody;
}

/** True when `account` can pass every folder on the way to `path` and open it. Asks the kernel, by trying. */
export async function canReach(account: Account | undefined, path: string): Promise<boolean> {
  if (account === undefined) return true;
  return new Promise((done) => {
    const child = spawn('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], {
      ...account,
      cwd: '/',
      stdio: 'ignore',
    });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/** Like `canReach`, for a path whose last part need not exist yet. */
export async function canReachParent(account: Account | undefined, path: string): Promise<boolean> {
  if (account === undefined) return true;
  return new Promise((done) => {
    const child = spawn('/bin/sh', ['-c', 'cd "$1"', 'sh', dirname(path)], { ...account, cwd: '/', stdio: 'ignore' });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}
