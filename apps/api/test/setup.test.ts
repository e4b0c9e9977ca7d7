import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSetupToken } from '#lib/auth/setup-token.ts';
import { buildPanelServer } from '../src/runtime/panel-server.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
let server: FastifyInstance;
let keysFolder: string;

beforeAll(async () => {
  world = await createAuthWorld();
  keysFolder = await mkdtemp(join(tmpdir(), 'panel1-setup-'));
  const webFolder = undefined;
  server = await buildPanelServer({ access: world.access, trustedProxies: [], webFolder, keysFolder });
  // An instance without a tenant: what the world made is out of reach.
  await world.admin.query("update tenants set slug = 'other'");
  await world.admin.query('delete from tenant_hosts');
});
afterAll(async () => {
  await server.close();
  await rm(keysFolder, { recursive: true });
  await world[Symbol.asyncDispose]();
});

const FORM = {
  company: { name: 'Ada Hosting', country: 'DE' },
  ...{ locale: 'en', currency: 'EUR', timeZone: 'Europe/Berlin' },
  owner: { email: 'olga@example.com', name: 'Olga Owner', password: 'a long enough secret' },
};

let calls = 0;
function setUp(body: object, headers: object = {}) {
  calls += 1;
  return server.inject({
    method: 'POST',
    url: '/setup',
    remoteAddress: `198.51.100.${calls}`,
    headers: { host: 'localhost:3000', 'content-type': 'application/json', 'x-p1': '1', ...headers },
    payload: JSON.stringify(body),
  });
}
const status = async () => (await server.inject({ url: '/setup/status', headers: { host: 'localhost:3000' } })).json();

describe('the first-run wizard', () => {
  it('is open on an empty instance, and every other route knows nobody', async () => {
    expect(await status()).toEqual({ isOpen: true });
    const answer = await server.inject({ url: '/trpc/identity.me', headers: { host: 'localhost:3000' } });
    expect(answer.json()).toEqual({ error: { code: 'request.unknown_host' } });
  });

  it('does nothing without the token that the terminal showed last', async () => {
    const older = await makeSetupToken(keysFolder);
    await makeSetupToken(keysFolder);
    for (const token of ['', 'x'.repeat(43), older])
      expect((await setUp({ ...FORM, token })).json().error.code).toBe('auth.link_invalid');
    expect((await stat(join(keysFolder, 'setup-token'))).mode & 0o777).toBe(0o600);
  });

  it('refuses another origin, unknown keys and an easy password', async () => {
    const token = await makeSetupToken(keysFolder);
    const refused = async (body: object, headers?: object) =>
      (await setUp({ ...FORM, token, ...body }, headers)).json().error.code;
    expect(await refused({}, { origin: 'https://evil.example.com' })).toBe('request.bad_origin');
    expect(await refused({ tenantId: world.tenantId })).toBe('request.invalid');
    expect(await refused({ timeZone: 'Mars/Base' })).toBe('request.invalid');
    expect(await refused({ owner: { ...FORM.owner, password: 'AdaHosting2026' } })).toBe(
      'identity.password_too_common',
    );
    expect(await status()).toEqual({ isOpen: true });
  });

  it('makes the first tenant once, also when it is sent twice at the same time', async () => {
    const token = await makeSetupToken(keysFolder);
    const answers = await Promise.all([setUp({ ...FORM, token }), setUp({ ...FORM, token })]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(await status()).toEqual({ isOpen: false });
    expect((await setUp({ ...FORM, token })).json().error.code).toBe('tenants.already_set_up');
    const login = await server.inject({
      method: 'POST',
      url: '/auth/staff/login',
      headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', 'x-p1': '1' },
      payload: JSON.stringify({ email: FORM.owner.email, password: FORM.owner.password }),
    });
    expect(login.statusCode).toBe(200);
  });
});
