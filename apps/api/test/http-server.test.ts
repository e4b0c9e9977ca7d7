import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Caller } from '#lib/command/execute.ts';
import { hostName } from '#lib/tenancy/hosts.ts';
import { buildServer } from '../src/http/server.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
let server: FastifyInstance;

const build = (actor: Caller['actor'], webFolder?: string) =>
  buildServer({
    services: world.services,
    trustedProxies: ['127.0.0.1'],
    webFolder,
    resolveHost: async (host) => (hostName(host) === 'main.localhost' ? world.tenantId : null),
    authenticate: async () => actor,
    routes: [],
  });

beforeAll(async () => {
  world = await createWorld();
  server = await build({ kind: 'anonymous' });
});
afterAll(async () => {
  await server.close();
  await world[Symbol.asyncDispose]();
});

const HOST = { host: 'main.localhost:3000' };
const OURS = { ...HOST, 'x-p1': '1', 'content-type': 'application/json' };

describe('the HTTP edge', () => {
  it('names nobody to an unknown host', async () => {
    for (const url of ['/trpc/live.events', '/no/such/path']) {
      const answer = await server.inject({ url, headers: { host: 'nobody.example.com' } });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual({ error: { code: 'request.unknown_host' } });
    }
    const known = await server.inject({ url: '/no/such/path', headers: HOST });
    expect(known.json()).toEqual({ error: { code: 'request.not_found' } });
  });

  it('lets no forwarded header choose the tenant or the origin, though the proxy is trusted', async () => {
    const forged = { 'x-forwarded-host': 'main.localhost:3000', forwarded: 'host=main.localhost' };
    const stranger = await server.inject({ url: '/', headers: { host: 'nobody.example.com', ...forged } });
    expect(stranger.json()).toEqual({ error: { code: 'request.unknown_host' } });
    const evil = { 'x-forwarded-host': 'evil.example.com', origin: 'https://evil.example.com' };
    const foreign = await server.inject({
      method: 'POST',
      url: '/trpc/x',
      headers: { ...OURS, ...evil },
      payload: '{}',
    });
    expect(foreign.json()).toEqual({ error: { code: 'request.bad_origin' } });
  });

  it('refuses a body that is not JSON, whatever a form of another site sends', async () => {
    for (const type of [
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'text/plain',
      'application/octet-stream',
    ]) {
      const answer = await server.inject({
        method: 'POST',
        url: '/trpc/x',
        headers: { ...OURS, 'content-type': type },
        payload: 'a=1',
      });
      expect({ type, status: answer.statusCode, body: answer.json() }).toEqual({
        type,
        status: 400,
        body: { error: { code: 'request.not_json' } },
      });
    }
  });

  it('refuses what comes from another origin or without our header', async () => {
    const post = (headers: Record<string, string>) =>
      server.inject({
        method: 'POST',
        url: '/trpc/x',
        headers: { ...HOST, 'content-type': 'application/json', ...headers },
        payload: '{}',
      });
    for (const headers of [
      {},
      { 'x-p1': '1', origin: 'https://evil.example.com' },
      { 'x-p1': '1', origin: 'null' },
      { 'x-p1': '1', 'sec-fetch-site': 'same-site' },
      { 'x-p1': '1', origin: 'http://main.localhost.evil.example.com:3000' },
    ])
      expect((await post(headers)).json()).toEqual({ error: { code: 'request.bad_origin' } });
    expect((await post({ 'x-p1': '1', origin: 'http://main.localhost:3000' })).statusCode).toBe(404);
  });

  it('refuses a body of 1 MiB with 413 and a batch of 500 calls with 400', async () => {
    const big = await server.inject({
      method: 'POST',
      url: '/trpc/x',
      headers: OURS,
      payload: JSON.stringify('x'.repeat(1024 * 1024)),
    });
    expect(big.statusCode).toBe(413);
    for (const calls of [11, 500]) {
      const paths = Array.from({ length: calls }, () => 'x').join(',');
      const url = `/trpc/${paths}?batch=1`;
      const batch = await server.inject({ method: 'POST', url, headers: OURS, payload: '{}' });
      expect({ calls, status: batch.statusCode }).toEqual({ calls, status: 400 });
    }
  });

  it('answers whoever sends a body that is too large to its end, before it reads the answer', async () => {
    const listened = await build({ kind: 'anonymous' });
    await listened.listen({ host: '127.0.0.1', port: 0 });
    const { port } = z.parse(z.object({ port: z.int() }), listened.server.address());
    for (const bytes of [400_000, 5_000_000]) {
      const lines = Object.entries({ ...OURS, connection: 'close', 'content-length': bytes }).map((pair) =>
        pair.join(': '),
      );
      // In pieces, as they come from afar.
      async function* pieces() {
        yield `POST /trpc/x HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
        for (let left = bytes; left > 0; left -= 100_000) {
          await sleep(5);
          yield Buffer.alloc(Math.min(left, 100_000), 'x');
        }
      }
      const socket = connect(port, '127.0.0.1');
      const [answer] = await Promise.all([socket.toArray(), pipeline(pieces, socket)]);
      expect(Buffer.concat(answer).toString()).toMatch(/^HTTP\/1\.1 413 .*{"error":{"code":"request.too_large"}}$/s);
    }
    await listened.close();
  });

  it('never tells of stacks, paths or SQL', async () => {
    for (const payload of ['{"a":', '{"__proto__":{"x":1}}', '[]', 'null', '1e999']) {
      const answer = await server.inject({ method: 'POST', url: '/trpc/nothing.here', headers: OURS, payload });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).not.toMatch(/node_modules|at .*\.ts|select |stack/i);
    }
  });

  it('sends the headers that keep a page to itself', async () => {
    const { headers } = await server.inject({ url: '/livez' });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('is alive and ready without a tenant, for whoever watches it', async () => {
    expect((await server.inject({ url: '/livez' })).statusCode).toBe(200);
    expect((await server.inject({ url: '/readyz' })).statusCode).toBe(200);
  });

  it('closes although a browser listens to the news, and cuts that stream', async () => {
    const listened = await build(world.owner.actor);
    await listened.listen({ host: '127.0.0.1', port: 0 });
    const { port } = z.parse(z.object({ port: z.int() }), listened.server.address());
    const asked = request({ host: '127.0.0.1', port, path: '/trpc/live.events?input=%7B%7D', headers: HOST }).end();
    const [stream]: IncomingMessage[] = await once(asked, 'response');
    expect(stream?.statusCode).toBe(200);
    const cut = once(stream?.resume() ?? asked, 'error');
    await listened.close();
    expect(await cut).toMatchObject([{ code: 'ECONNRESET' }]);
  });

  it('sends a script as the browser takes it: compressed at the build, or plain', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'panel1-web-'));
    await mkdir(join(folder, 'assets'));
    const script = 'export const text = "'.padEnd(2000, 'x');
    const files = {
      'assets/a.js': script,
      'assets/a.js.br': brotliCompressSync(script),
      'assets/a.js.gz': gzipSync(script),
    };
    for (const page of ['index', 'admin', 'checkout']) await writeFile(join(folder, `${page}.html`), `<p>${page}`);
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const web = await build({ kind: 'anonymous' }, folder);
    const ask = (accepted: string) =>
      web.inject({ url: '/assets/a.js', headers: { ...HOST, 'accept-encoding': accepted } });
    const [plain, gzip, br] = [await ask('identity'), await ask('gzip'), await ask('gzip, deflate, br')];
    expect(plain.body).toBe(script);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(script);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(script);
    for (const { headers } of [plain, gzip, br]) {
      expect(headers['content-type']).toMatch(/javascript/);
      expect(headers['vary']).toContain('accept-encoding');
      expect(headers['cache-control']).toContain('immutable');
    }
    expect((await web.inject({ url: '/assets/a.js.br', headers: HOST })).statusCode).toBe(404);
    await web.close();
    await rm(folder, { recursive: true });
  });
});
