import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '#config/env.ts';
import { type OperatorLogins, operatorLogins } from '#lib/auth/operator-logins.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { listTenants } from '#lib/tenancy/tenant-registry.ts';
import { buildOperatorServer } from '../src/http/operator/routes.ts';
import { serveMetrics } from '../src/runtime/serve-metrics.ts';
import { createWorld, type TestWorld } from './world.ts';

const HOST = 'localhost:9464';
const ORIGIN = { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' };

let world: TestWorld;
let dataDir: string;
let logins: OperatorLogins;
let server: FastifyInstance;
beforeAll(async () => {
  world = await createWorld();
  dataDir = await mkdtemp(join(tmpdir(), 'panel1-operator-'));
  logins = operatorLogins(dataDir);
  server = await buildOperatorServer(world.kernel, logins);
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
  await world[Symbol.asyncDispose]();
});

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const get = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ url, headers: { host: HOST, ...headers } });
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url, payload: form(fields), headers: { ...ORIGIN, ...headers } });

async function logIn(): Promise<string> {
  const token = await logins.invite(world.clock.real());
  const answer = await post('/operator/login', { token });
  expect(answer.statusCode).toBe(303);
  expect(answer.headers['set-cookie']).toMatch(
    /^__Host-p1_operator=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

describe("the operator's login", () => {
  it('works once, by a click on a page and not by looking at the link', async () => {
    const token = await logins.invite(world.clock.real());
    for (let look = 0; look < 2; look += 1) {
      const page = await get(`/operator/login?token=${token}`);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('Log in for an hour');
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    const answers = await Promise.all([1, 2, 3].map(() => post('/operator/login', { token })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 404, 404]);
  });

  it('ends after ten minutes, the session after an hour and at the log-out', async () => {
    const now = world.clock.real();
    const late = await logins.invite(now);
    expect(await logins.logIn(late, now.add({ minutes: 10 }))).toBeNull();
    expect(await logins.logIn(late, now)).toBeNull();
    const session = (await logins.logIn(await logins.invite(now), now)) ?? '';
    expect(await logins.isLoggedIn(session, now.add({ minutes: 59 }))).toBe(true);
    expect(await logins.isLoggedIn(session, now.add({ minutes: 60 }))).toBe(false);
    const cookie = await logIn();
    expect((await get('/operator', { cookie })).statusCode).toBe(200);
    expect((await post('/operator/logout', {}, { cookie })).statusCode).toBe(200);
    expect((await get('/operator', { cookie })).statusCode).toBe(404);
  });

  it('leaves no token on the disk', async () => {
    const token = await logins.invite(world.clock.real());
    const names = await readdir(join(dataDir, 'operator'), { recursive: true });
    expect(names.join()).not.toContain(token);
  });
});

describe("without the operator's session", () => {
  it('there is nothing, for a tenant owner and for everybody else', async () => {
    const token = 'x'.repeat(43);
    for (const cookie of [
      '',
      `__Host-p1_staff=${token}`,
      `__Host-p1_operator=${token}`,
      '__Host-p1_operator=../../keys',
    ])
      for (const url of [
        '/operator',
        '/operator/style.css',
        '/operator/nothing',
        '/operator/login',
        '/operator/login?token=x',
      ])
        expect(await get(url, { cookie })).toMatchObject({ statusCode: 404, body: 'not found\n' });
    for (const url of ['create', 'status', 'bind', 'unbind', 'logout', 'login'])
      expect((await post(`/operator/${url}`, { tenantId: world.tenantId, status: 'suspended' })).statusCode).toBe(404);
    expect((await listTenants(world.kernel)).map(({ status }) => status)).toEqual(['active']);
  });
});

describe('with the session', () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await logIn();
  });

  it('a page of another origin, a led-astray name, another machine and a proxy get nothing', async () => {
    const fields = { tenantId: world.tenantId, status: 'suspended' };
    for (const headers of [
      { origin: 'http://localhost:3000' },
      { origin: 'null' },
      { origin: '' },
      { 'sec-fetch-site': 'same-site' },
      { host: 'evil.example.com', origin: 'http://evil.example.com' },
      { 'x-forwarded-for': '192.0.2.1' },
    ])
      expect((await post('/operator/status', fields, { cookie, ...headers })).statusCode).toBe(404);
    const far = await server.inject({ url: '/operator', headers: { host: HOST, cookie }, remoteAddress: '192.0.2.1' });
    expect(far.statusCode).toBe(404);
    expect((await listTenants(world.kernel)).map(({ status }) => status)).toEqual(['active']);
  });

  it('creates, suspends, resumes, binds, unbinds and lists, without a script', async () => {
    const facts = { name: '<b>Acme & Co</b>', slug: 'acme', host: 'acme.example.com', ownerName: 'Olga' };
    const more = {
      ownerEmail: 'olga@example.com',
      country: 'DE',
      currency: 'EUR',
      locale: 'en',
      timeZone: 'Europe/Berlin',
    };
    const created = await post('/operator/create', { ...facts, ...more }, { cookie });
    expect(created.statusCode).toBe(200);
    expect(created.body).toMatch(/First login of olga@example\.com: [\w-]{24} /);
    expect(created.body).toContain('&lt;b&gt;Acme &amp; Co&lt;/b&gt;');
    expect(created.body).not.toContain('<b>');
    expect(created.body).not.toContain('<script');
    expect(created.headers['content-security-policy']).toContain("default-src 'none'");
    expect(created.headers['cache-control']).toBe('no-store');
    const tenantId = (await resolveHost(world.kernel, 'acme.example.com')) ?? '';
    const status = async () => (await listTenants(world.kernel)).find((one) => one.tenantId === tenantId)?.status;
    await post('/operator/status', { tenantId, status: 'suspended' }, { cookie });
    expect(await status()).toBe('suspended');
    await post('/operator/status', { tenantId, status: 'active' }, { cookie });
    expect(await status()).toBe('active');
    await post('/operator/bind', { tenantId, host: 'Shop.example.com' }, { cookie });
    expect(await resolveHost(world.kernel, 'shop.example.com')).toBe(tenantId);
    await post('/operator/unbind', { host: 'shop.example.com' }, { cookie });
    expect(await resolveHost(world.kernel, 'shop.example.com')).toBeNull();
    const list = (await get('/operator', { cookie })).body;
    expect(list).toContain('main.localhost');
    expect(list).toContain('acme.example.com');
  });

  it('says what is wrong with a form', async () => {
    const taken = await post('/operator/bind', { tenantId: await otherTenant(), host: 'main.localhost' }, { cookie });
    expect(taken.statusCode).toBe(422);
    expect(taken.body).toContain('Another provider has that host');
    const bad = await post('/operator/create', { slug: 'No Slug' }, { cookie });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('role="alert"');
  });
});

async function otherTenant(): Promise<string> {
  return (
    (await listTenants(world.kernel)).find(({ tenantId }) => tenantId !== world.tenantId)?.tenantId ?? world.tenantId
  );
}

describe('a running process', () => {
  const env = () => readEnv({ PANEL1_DATA_DIR: dataDir, METRICS_PORT: '0' });
  const status = (port: number, path: string, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      httpRequest({ port, path, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it.each(['api', 'worker'] as const)('%s has the page only where the panel is served', async (kind) => {
    const running = await serveMetrics(world.kernel, { kind, env: env() });
    try {
      const token = await logins.invite(world.clock.real());
      const path = `/operator/login?token=${token}`;
      expect(await status(running.port, path, 'localhost')).toBe(kind === 'api' ? 200 : 404);
      expect(await status(running.port, path, 'main.localhost')).toBe(404);
      expect(await status(running.port, '/operator', 'localhost')).toBe(404);
      expect(await status(running.port, '/livez', 'localhost')).toBe(200);
    } finally {
      await running.stop();
    }
  });
});
