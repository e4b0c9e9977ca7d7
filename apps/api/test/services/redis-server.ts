import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchOver } from '../../src/lib/postgres-server/watch-over.ts';

export type RedisForTests = Readonly<{ url: string; stop(): Promise<void> }>;

/**
 * The Redis of `redisUrl`, else one started from `redis-server` on PATH, else undefined.
 * @throws when there is none although `mustHaveAll`
 */
export async function openRedis(options: {
  redisUrl: string | undefined;
  mustHaveAll: boolean;
}): Promise<RedisForTests | undefined> {
  if (options.redisUrl !== undefined) return { url: options.redisUrl, stop: async () => undefined };
  const started = await startRedis();
  if (started === undefined && options.mustHaveAll) {
    throw new Error(
      'Redis is needed (CI=true): set REDIS_URL, or put redis-server on PATH (apt-get install redis-server).',
    );
  }
  return started;
}

async function startRedis(): Promise<RedisForTests | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'panel1-redis-'));
  const port = await freePort();
  const flags = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn('redis-server', flags, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
  }
  let hasEnded = false;
  const exited = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', () => done());
  }).then(() => {
    hasEnded = true;
  });
  if (child.pid === undefined) {
    await exited;
    await rm(folder, { recursive: true });
    return undefined;
  }
  const watcher = watchOver(child.pid, folder);
  const stop = async (): Promise<void> => {
    watcher.end();
    child.kill('SIGKILL');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  for (let turn = 0; turn < 200 && !hasEnded; turn += 1) {
    if (await accepts(port)) return { url: `redis://127.0.0.1:${port}`, stop };
    await sleep(25);
  }
  await stop();
  throw new Error(`redis-server does not accept connections: ${said.trim()}`);
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((done) => {
    socket.once('connect', () => done(true)).once('error', () => done(false));
  }).then((open) => {
    socket.destroy();
    return open === true;
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
