import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectChecked } from '#lib/plugins/broker/connect.ts';
import type { Route } from '#lib/plugins/broker/grants.ts';

const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures/tls', name));
const cert = read('self-signed.crt');
const { fingerprint256 } = new X509Certificate(cert);
const received: string[] = [];
const panel = createServer({ cert, key: read('self-signed.key') }, (socket) => {
  socket.on('data', (bytes) => received.push(bytes.toString()));
  socket.on('error', () => {});
});
let port = 0;

beforeAll(async () => {
  await once(panel.listen(0, '127.0.0.1'), 'listening');
  const address = panel.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  port = address.port;
});
afterAll(() => panel.close());

function connect(fingerprint: string | undefined, change: Partial<Route> = {}) {
  const route: Route = {
    protocol: 'https:',
    host: '127.0.0.1',
    port,
    privateNetworks: [],
    allowLoopback: true,
    fingerprint,
    ...change,
  };
  return connectChecked(route, new URL(`https://127.0.0.1:${port}/`), new AbortController().signal);
}

test('a self-signed certificate is refused without a pin', async () => {
  await expect(connect(undefined)).rejects.toMatchObject({ code: 'tls', sent: false });
});

test('the pinned certificate is accepted', async () => {
  const socket = await connect(fingerprint256);
  expect(socket.readyState).toBe('open');
  socket.destroy();
});

test('another certificate than the pinned one is refused before a byte is sent', async () => {
  await expect(connect(fingerprint256.replace(/^../, '00'))).rejects.toMatchObject({ code: 'tls', sent: false });
  expect(received).toEqual([]);
});

test('an address of this machine is refused for an ordinary host, private or not', async () => {
  for (const privateNetworks of [[], ['10.0.0.0/8', '127.0.0.0/8']]) {
    const refused = connect(fingerprint256, { allowLoopback: false, privateNetworks });
    await expect(refused).rejects.toMatchObject({ code: 'denied', sent: false });
  }
});
