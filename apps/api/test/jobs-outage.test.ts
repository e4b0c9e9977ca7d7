import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openJobs } from '#lib/jobs/jobs.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A way to the database that can be cut: then it takes connections and drops them, as a server that shuts down does. */
async function openWay() {
  const url = new URL(database.urlOf('panel1_jobs'));
  const target = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy();
    const onward = connect(target);
    for (const one of [socket, onward]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => sockets.delete(one));
    }
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url.port = String(address.port);
  url.hostname = '127.0.0.1';
  onTestFinished(() => {
    for (const one of sockets) one.destroy();
    server.close();
  });
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const one of sockets) one.destroy();
    },
    mend() {
      isCut = false;
    },
  };
}

it.each(['begins', 'waits'])('a worker whose database goes away while it %s works once it is back', async (what) => {
  const way = await openWay();
  const errors: Error[] = [];
  if (what === 'begins') way.cut();
  const jobs = openJobs({ kind: 'postgres', url: way.url, maxConnections: 4 }, (error) => void errors.push(error));
  const done: string[] = [];
  jobs.work('outage', 1, async ({ name = '' }) => void done.push(name));
  await sleep(500);
  way.cut();
  await vi.waitFor(() => expect(errors).not.toEqual([]), { timeout: 5_000 });
  way.mend();
  // Whoever hands work over tries again: the tables are the truth.
  const add = () => jobs.add([{ queue: 'outage', id: what, data: { name: what } }]);
  await vi.waitFor(add, { timeout: 5_000 });
  await vi.waitFor(() => expect(done).toEqual([what]), { timeout: 20_000 });
  await jobs.close();
});
