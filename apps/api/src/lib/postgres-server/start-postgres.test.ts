import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { canReach, isRoot } from './database-account.ts';

const FIXTURE = join(import.meta.dirname, '../../../test/fixtures/run-postgres.ts');
const NOBODY = { uid: 65_534, gid: 65_534 };
const asNobody =
  isRoot() && (await canReach(NOBODY, process.execPath)) && (await canReach(NOBODY, join(FIXTURE, '..')));
const canUnshare = isRoot() && (await exitCode('unshare', ['-m', 'true'])) === 0;

const sayings = z.object({ adminUrl: z.string(), notes: z.array(z.string()) });
type Started = { child: ChildProcess; adminUrl: string; notes: string[] };

let home: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'panel1-postgres-test-'));
  await chmod(home, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) await ended(child, 'SIGTERM');
  await rm(home, { recursive: true, force: true });
});

async function exitCode(program: string, args: string[]): Promise<number | null> {
  const child = spawn(program, args, { stdio: 'ignore' });
  return new Promise((done) => {
    child.once('error', () => done(null));
    child.once('exit', done);
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

type How = { folder: string; kind?: string; account?: typeof NOBODY; through?: string[]; umask?: string };

/** Starts the server in a process of its own, through a shell so that the umask and the mount table are that process's. */
async function start({ folder, kind = 'kept', account, through = [], umask = '022' }: How): Promise<Started> {
  const command = [...through, process.execPath, FIXTURE, kind, folder];
  const child = spawn('/bin/sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', ...command], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ready = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => sayings.parse(JSON.parse(String(line)))),
    once(child, 'close').then(() => Promise.reject(new Error(errors.join('')))),
  ]);
  return { child, ...ready };
}

async function query(adminUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

async function postmasterOf(folder: string): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** True while the process runs; one that has ended and waits to be collected by its parent does not. */
const isRunning = async (pid: number): Promise<boolean> => {
  const child = spawn('ps', ['-o', 'stat=', '-p', String(pid)]);
  const state = (await child.stdout.toArray()).join('').trim();
  return state !== '' && !state.startsWith('Z');
};

describe('the embedded database', () => {
  it('is PostgreSQL 18 with checksums on, behind a password that only the owner reads, and keeps its data', async () => {
    const first = await start({ folder: home });
    const [row] = await query(
      first.adminUrl,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_checksums') as checksums,
              current_setting('jit') as jit, current_setting('listen_addresses') as addresses`,
    );
    expect(row).toEqual({ major: 18, checksums: 'on', jit: 'off', addresses: '127.0.0.1' });
    expect((await stat(join(home, 'keys', 'postgres-password'))).mode & 0o777).toBe(0o600);
    await expect(query(first.adminUrl.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    await query(first.adminUrl, 'create table kept as select 7 as n');
    await ended(first.child, 'SIGTERM');

    const second = await start({ folder: home });
    expect(await query(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is found and restarted after a kill -9 of the process that started it', async () => {
    const first = await start({ folder: home });
    await query(first.adminUrl, 'create table kept as select 7 as n');
    const orphan = await postmasterOf(home);
    await ended(first.child, 'SIGKILL');
    expect(await isRunning(orphan)).toBe(true);

    const second = await start({ folder: home });
    expect(second.notes.join()).toContain(`process ${orphan}`);
    expect(await isRunning(orphan)).toBe(false);
    expect(await query(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('never stops a foreign process whose id stands in a stale pid file', async () => {
    const first = await start({ folder: home });
    const orphan = await postmasterOf(home);
    const file = join(home, 'postgres', 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    await ended(first.child, 'SIGTERM');
    // As the database's account where we may choose: to the server a process of its own user is the suspicious one.
    const { uid, gid } = await stat(join(home, 'postgres'));
    const bystander = spawn('sleep', ['60'], { cwd: '/', ...(isRoot() ? { uid, gid } : {}) });
    try {
      await writeFile(file, text.replace(String(orphan), String(bystander.pid)));
      if (isRoot()) await chown(file, uid, gid);
      const second = await start({ folder: home });
      expect(await query(second.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    } finally {
      await ended(bystander, 'SIGKILL');
    }
  });

  it('starts only after the last connection of a server that was killed itself has ended', async () => {
    const first = await start({ folder: home });
    const cut = query(first.adminUrl, 'create table kept as select 7 as n; select pg_sleep(1.5)').catch(
      () => 'cut off',
    );
    await sleep(200);
    process.kill(await postmasterOf(home), 'SIGKILL');
    await ended(first.child, 'SIGKILL');
    const second = await start({ folder: home });
    expect(await query(second.adminUrl, 'select pg_is_in_recovery() as recovering')).toEqual([{ recovering: false }]);
    await cut;
  });

  it('refuses the folder of another major version without touching it', async () => {
    await mkdir(join(home, 'postgres'));
    await writeFile(join(home, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start({ folder: home })).rejects.toThrow('was made by PostgreSQL 17');
    expect(await readdir(join(home, 'postgres'))).toEqual(['PG_VERSION']);
  });

  it.skipIf(!isRoot())('starts under root from a home of mode 0700 with umask 077', async () => {
    await chmod(home, 0o700);
    const folder = join(home, 'data');
    await mkdir(folder, { mode: 0o700 });
    const first = await start({ folder, umask: '077' });
    await query(first.adminUrl, 'create table kept as select 7 as n');
    await ended(first.child, 'SIGKILL');
    const second = await start({ folder, umask: '077' });
    try {
      expect(await query(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
    } finally {
      const place = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').then(
        (text) => text.split('\n')[1] ?? '',
      );
      await ended(second.child, 'SIGTERM');
      expect(place).toMatch(/^\/var\/lib\/panel1\/databases\/[0-9a-f]{12}\/postgres$/);
      await rm(join(place, '..'), { recursive: true });
    }
  });

  it.skipIf(!canUnshare)('starts under root on a system without an account named postgres', async () => {
    const accounts = await readFile('/etc/passwd', 'utf8');
    const fewer = join(home, 'passwd');
    await writeFile(fewer, accounts.replaceAll(/^postgres:.*\n/gm, ''), { mode: 0o644 });
    const through = ['unshare', '-m', 'sh', '-c', 'mount --bind "$1" /etc/passwd && shift && exec "$@"', 'sh', fewer];
    const { adminUrl } = await start({ folder: home, through });
    expect(await query(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(join(home, 'postgres'))).uid).toBe(61_777);
  });

  it.skipIf(!asNobody)('starts for an ordinary user', async () => {
    await chown(home, NOBODY.uid, NOBODY.gid);
    const { adminUrl } = await start({ folder: home, account: NOBODY, umask: '077' });
    expect(await query(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(join(home, 'postgres'))).uid).toBe(NOBODY.uid);
  });

  it('a throw-away one is gone with its files when the process that started it is killed', async () => {
    const { child, adminUrl } = await start({ folder: home, kind: 'throwaway' });
    expect(await query(adminUrl, 'show fsync')).toEqual([{ fsync: 'off' }]);
    await ended(child, 'SIGKILL');
    for (let turn = 0; turn < 100 && (await readdir(home)).length > 0; turn += 1) await sleep(50);
    expect(await readdir(home)).toEqual([]);
    await expect(query(adminUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });
});
