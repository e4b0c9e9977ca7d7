import { execFile } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod/mini';
import { type RawRequest, rawHttp } from '../harness/raw-http.ts';
import { type SplitInstance, startSplitInstance } from '../harness/split-instance.ts';

const ROOT = join(import.meta.dirname, '../../..');
const A = 'a.localhost';
const B = 'b.localhost';
const B_OWNER = 'olive@bluehost.example';

let panel: SplitInstance;
let db: pg.Pool;
let passwordOfB: string;

beforeAll(async () => {
  panel = await startSplitInstance(inject('demo'));
  db = new pg.Pool({ connectionString: panel.adminUrl, max: 2 });
  await operator('bind', 'main', A);
  const owner = ['--owner-email', B_OWNER, '--owner-name', 'Olive Blue'];
  const said = await operator('create', 'blue', '--name', 'Blue Hosting', '--host', B, ...owner);
  passwordOfB = /First login of \S+ (\S+)/.exec(said)?.[1] ?? '';
  await panel.start('api');
});
afterAll(async () => {
  await db?.end();
  await panel?.[Symbol.asyncDispose]();
});

async function operator(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: panel.adminUrl, PANEL1_DATA_DIR: panel.dataDir };
  const script = join(ROOT, 'apps/api/src/entrypoints/operator.ts');
  const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules/.bin/node'), [script, ...args], { env });
  return stdout;
}

const ask = (of: RawRequest) => rawHttp(Number(new URL(panel.url).port), of);
const query = (path: string, input: unknown) => `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const withoutRequestId = (body: string) => body.replace(/"requestId":"[^"]+"/, '');
const session = z.object({ accessToken: z.string() });

async function logIn(host: string, email: string, password: string): Promise<{ token: string; cookie: string }> {
  const answer = await ask({ host, path: '/auth/staff/login', body: JSON.stringify({ email, password }) });
  expect(answer.status).toBe(200);
  const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
  return { token: z.parse(session, JSON.parse(answer.body)).accessToken, cookie: cookie?.split(';')[0] ?? '' };
}
const logInAtA = () => logIn(A, panel.admin.email, panel.admin.password);
const logInAtB = () => logIn(B, B_OWNER, passwordOfB);

describe('two providers on one machine', () => {
  it('a token of one is refused at the host of the other', async () => {
    const [a, b] = [await logInAtA(), await logInAtB()];
    const path = query('clients.list', {});
    expect((await ask({ host: A, path, headers: bearer(a.token) })).status).toBe(200);
    for (const [host, { token }] of [
      [B, a],
      [A, b],
    ] as const) {
      const answer = await ask({ host, path, headers: bearer(token) });
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('clientId');
    }
  });

  it('a session cookie of one opens nothing at the other, and stays good at home', async () => {
    const { cookie } = await logInAtA();
    expect(cookie).toMatch(/^__Host-p1_staff=/);
    const refresh = (host: string) => ask({ host, path: '/auth/staff/refresh', body: '{}', headers: { cookie } });
    expect((await refresh(B)).status).toBe(401);
    expect((await refresh(A)).status).toBe(200);
  });

  it('credentials of one are unknown at the other', async () => {
    const body = JSON.stringify({ email: panel.admin.email, password: panel.admin.password });
    expect((await ask({ host: B, path: '/auth/staff/login', body })).status).toBe(401);
  });

  it('ids of one are answered at the other like ids that nobody has', async () => {
    const [a, b] = [await logInAtA(), await logInAtB()];
    const things = {
      'clients.get': ['clients', 'clientId'],
      'billing.get': ['invoices', 'invoiceId'],
      'ordering.get': ['orders', 'orderId'],
      'payments.get': ['payments', 'paymentId'],
      'provisioning.getService': ['services', 'serviceId'],
      'provisioning.getServer': ['servers', 'serverId'],
    } as const;
    for (const [path, [table, field]] of Object.entries(things)) {
      const { rows } = await db.query<{ id: string }>(`select id from ${table} limit 1`);
      const get = (host: string, token: string, id = rows[0]?.id) =>
        ask({ host, path: query(path, { [field]: id }), headers: bearer(token) });
      expect((await get(A, a.token)).status, path).toBe(200);
      const [foreign, unknown] = [await get(B, b.token), await get(B, b.token, randomUUID())];
      expect(foreign.status, path).toBe(404);
      expect(withoutRequestId(foreign.body), path).toEqual(withoutRequestId(unknown.body));
    }
  });

  it('headers that name another host or tenant are not believed', async () => {
    const { rows } = await db.query<{ tenant_id: string }>("select tenant_id from tenants where slug = 'main'");
    const path = query('catalog.storefront', {});
    const plain = await ask({ host: B, path });
    const headers = { 'x-forwarded-host': A, 'x-tenant-id': rows[0]?.tenant_id ?? '', forwarded: `host=${A}` };
    expect((await ask({ host: B, path, headers })).body).toBe(plain.body);
    expect((await ask({ host: A, path })).body).toContain('starter');
    expect(plain.body).not.toContain('starter');
  });

  it('a host that nobody has is told nothing, not even who is here', async () => {
    for (const path of ['/', '/admin', query('catalog.storefront', {}), '/.well-known/jwks.json']) {
      const answer = await ask({ host: 'nobody.example', path });
      expect(answer.status, path).toBe(404);
      expect(JSON.parse(answer.body), path).toEqual({ error: { code: 'request.unknown_host' } });
    }
  });
});

describe('notices at the door of the gateway', () => {
  const event = (id: string) =>
    JSON.stringify({
      id,
      type: 'payment_intent.succeeded',
      created: Math.floor(Date.now() / 1000),
      data: { object: { object: 'payment_intent', id: `pi_${id}`, metadata: { panel1_operation_id: randomUUID() } } },
    });
  const stored = async () => {
    const notices = await db.query('select event_ref from gateway_notices order by event_ref');
    const effects = await db.query("select business_key from effects where business_key like 'notice:%'");
    return { notices: notices.rowCount, effects: effects.rowCount };
  };
  function send(of: { host?: string; body: string; signed?: string; secret?: string; age?: number }) {
    const { host = A, body, signed = body, secret = panel.simulators.stripeWebhookSecret, age = 0 } = of;
    const time = Math.floor(Date.now() / 1000) - age;
    const digest = createHmac('sha256', secret).update(`${time}.${signed}`).digest('hex');
    return ask({ host, path: '/webhooks/stripe', body, headers: { 'stripe-signature': `t=${time},v1=${digest}` } });
  }

  it('take effect once, however often and however closely together they come', async () => {
    const before = await stored();
    const body = event('evt_genuine');
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ body })));
    expect([...answers, await send({ body })].map(({ status }) => status)).toEqual(Array(6).fill(200));
    const after = await stored();
    expect(after).toEqual({ notices: (before.notices ?? 0) + 1, effects: (before.effects ?? 0) + 1 });
  });

  it('leave no trace when they are forged, old, written anew, or sent to another provider', async () => {
    const before = await stored();
    const body = event('evt_forged');
    const rewritten = JSON.stringify(JSON.parse(body), null, 1);
    expect((await send({ body, secret: 'whsec_of_somebody_else' })).status).toBe(400);
    expect((await send({ body, age: 301 })).status).toBe(400);
    expect((await send({ body: rewritten, signed: body })).status).toBe(400);
    expect((await send({ body, host: B })).status).toBe(404);
    expect((await send({ body, host: 'nobody.example' })).status).toBe(404);
    expect(await stored()).toEqual(before);
  });
});
