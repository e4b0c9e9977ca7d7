import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './database-account.ts';
import { readPidFile } from './orphan.ts';

export type Postmaster = Readonly<{ port: number; pid: number; stop(mode: 'fast' | 'immediate'): Promise<void> }>;

export type PostmasterOptions = Readonly<{
  program: string;
  folder: string;
  account: Account | undefined;
  settings: Readonly<Record<string, string>>;
  log: (line: string) => void;
}>;

// The rest of what the server says is its daily work.
const TROUBLE = /\b(FATAL|PANIC): |terminated by signal|not properly shut down/;

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;
const POLL_MS = 20;

/** Starts a server on a free loopback port and waits until it accepts connections (recovery after a crash included). */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return await launch(options, port);
    } catch (error) {
      // Somebody may take the port between our look and the server's bind.
      if (attempt === 3 || !(error instanceof Error) || !/could not create any TCP|in use/.test(error.message))
        throw error;
    }
  }
}

async function launch(options: PostmasterOptions, port: number): Promise<Postmaster> {
  const settings = {
    ...options.settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A process group of its own: Ctrl+C in a terminal reaches the whole group, and the database must outlive the
  // application that drains.
  const child = spawn(options.program, ['-D', options.folder, ...flags], {
    ...options.account,
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  exited.catch(() => undefined);
  const lastLines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
    if (TROUBLE.test(line)) options.log(line);
  });
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`PostgreSQL could not be started: ${options.program}`);
  await untilReady(child, { folder: options.folder, lastLines });
  return { port, pid, stop: (mode) => stopChild({ child, pid, exited }, mode) };
}

async function untilReady(child: ChildProcess, about: { folder: string; lastLines: readonly string[] }): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`PostgreSQL stopped while starting: ${about.lastLines.join(' | ')}`);
    }
    const state = await readPidFile(about.folder);
    if (state !== undefined && state.pid === child.pid && state.status === 'ready') return;
    await sleep(POLL_MS);
  }
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL was not ready after ${START_TIMEOUT_MS / 1000} s: ${about.lastLines.join(' | ')}`);
}

type Running = { child: ChildProcess; pid: number; exited: Promise<unknown> };

async function stopChild(running: Running, mode: 'fast' | 'immediate'): Promise<void> {
  const { child, exited } = running;
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  const timer = new AbortController();
  const late = sleep(STOP_TIMEOUT_MS, 'late', { signal: timer.signal }).catch(() => undefined);
  if ((await Promise.race([exited, late])) === 'late') child.kill('SIGQUIT');
  await exited;
  timer.abort();
}

/** A loopback port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
