import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessClaims } from '#lib/auth/access-tokens.ts';
import { createSigningKeys } from '#lib/auth/signing-keys.ts';
import { newId } from '#lib/ids/new-id.ts';
import { authenticate } from '#modules/identity/index.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
let claims: AccessClaims;
let good: string;
beforeAll(async () => {
  world = await createAuthWorld();
  await world.addUser('ada@example.com');
  good = (await world.logIn('client', 'ada@example.com')).body.accessToken ?? '';
  const read = await world.access.accessTokens.verify(good);
  if (!read) throw new Error('the token of a login is refused');
  claims = read;
});
afterAll(() => world[Symbol.asyncDispose]());

const ISSUER = 'http://panel.localhost';
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const payload = () => ({
  ...{ iss: ISSUER, aud: 'panel1:client', sub: claims.userId, sid: claims.sessionId, tid: claims.tenantId },
  ...{ cid: null, epoch: 0, jti: newId(), iat: seconds(), exp: seconds() + 300 },
});
const seconds = () => Math.floor(world.access.services.clock.real().epochMilliseconds / 1000);

/** Signs with our own current key what we would never sign. */
async function signed(change: object, header: object = {}): Promise<string> {
  const { id, key } = await world.keys.current();
  return new SignJWT({ ...payload(), ...change })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: id, ...header })
    .sign(key);
}

const verify = (token: string) => world.access.accessTokens.verify(token);

describe('an access token', () => {
  it('of a login is accepted', async () => {
    expect(await verify(good)).toMatchObject({ surface: 'client', tenantId: world.tenantId });
    expect(await verify(await signed({}))).not.toBeNull();
  });

  it('without a signature, or signed with the public key as a secret, is refused', async () => {
    const { id } = await world.keys.current();
    const none = `${encode({ alg: 'none', typ: 'at+jwt', kid: id })}.${encode(payload())}.`;
    const publicKey = (await world.keys.jwks()).keys.find((key) => key.kid === id) ?? {};
    const pem = await exportSPKI((await importJWK({ ...publicKey, ext: true }, 'ES256')) as CryptoKey);
    for (const secret of [pem, JSON.stringify(publicKey)]) {
      const head = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: id })}.${encode(payload())}`;
      const mac = createHmac('sha256', secret).update(head).digest('base64url');
      expect(await verify(`${head}.${mac}`)).toBeNull();
    }
    expect(await verify(none)).toBeNull();
  });

  it('that brings its own key, or names one that is not in our table, is refused', async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const { id } = await world.keys.current();
    for (const header of [
      { kid: 'mine', jwk: await exportJWK(pair.publicKey) },
      { kid: id, jku: 'http://127.0.0.1:9/jwks.json' },
      { kid: id, x5u: 'http://127.0.0.1:9/cert.pem' },
      { kid: '../../etc/passwd' },
      {},
    ]) {
      const token = await new SignJWT(payload())
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header })
        .sign(pair.privateKey);
      expect(await verify(token)).toBeNull();
    }
  });

  it('that is expired, not yet valid, or for somebody else is refused', async () => {
    const now = seconds();
    for (const change of [
      { exp: now - 60, iat: now - 400 },
      { nbf: now + 600 },
      { aud: 'panel1:plugin' },
      { aud: ['panel1:client', 'panel1:staff'] },
      { iss: 'https://evil.example.com' },
      { sub: 'no uuid' },
      { jti: undefined },
      { exp: undefined },
    ])
      expect(await verify(await signed(change))).toBeNull();
    expect(await verify(await signed({}, { typ: 'JWT' }))).toBeNull();
  });

  it('with two signatures or of a hundred kilobytes is refused', async () => {
    expect(await verify(`${good}.${good.split('.')[2]}`)).toBeNull();
    expect(await verify(await signed({ junk: 'x'.repeat(100_000) }))).toBeNull();
  });

  it('of another tenant, or of the other surface, speaks for nobody', async () => {
    const other = await world.addTenant('other');
    const as = (tenantId: string, token: string) =>
      authenticate(world.access, { tenantId, authorization: `Bearer ${token}`, ip: null, isChange: true });
    await expect(as(other.tenantId, good)).rejects.toThrow('auth.session_expired');
    await expect(as(world.tenantId, await signed({ aud: 'panel1:staff' }))).rejects.toThrow('auth.session_expired');
    await expect(as(world.tenantId, await signed({ tid: other.tenantId }))).rejects.toThrow('auth.session_expired');
    await expect(as(world.tenantId, await signed({ sub: newId() }))).rejects.toThrow('auth.session_expired');
    await expect(as(world.tenantId, await signed({ cid: newId() }))).rejects.toThrow('auth.session_expired');
    expect(await as(world.tenantId, good)).toMatchObject({ kind: 'user', surface: 'client' });
  });
});

describe('signing keys', () => {
  it('are published at the well-known address without their private part', async () => {
    const answer = await world.server.inject({ url: '/.well-known/jwks.json', headers: { host: 'main.localhost' } });
    const { keys } = answer.json();
    expect(keys).toHaveLength(1);
    expect(keys[0]).toEqual({
      ...{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' },
      ...{ kid: expect.any(String), x: expect.any(String), y: expect.any(String) },
    });
  });

  it('rotate: the next one is published a day before it signs, the last one verifies a day longer', async () => {
    const { clock } = world.access.services;
    let days = 0;
    const later = { ...clock, real: () => clock.real().add({ hours: Math.round(24 * days) }) };
    // A process that starts on that day; the first key is the one that exists.
    const open = async () =>
      createSigningKeys({ db: world.kernel.db, provider: await world.keyProvider(), clock: later });
    const first = (await world.keys.current()).id;
    days = 29.5;
    const ahead = await open();
    expect((await ahead.jwks()).keys).toHaveLength(2);
    expect((await ahead.current()).id).toBe(first);
    days = 30.8;
    const second = await open();
    expect((await second.current()).id).not.toBe(first);
    expect(await second.publicKey(first)).not.toBeNull();
    days = 60;
    const third = await open();
    await third.current();
    expect(await third.publicKey(first)).toBeNull();
  });
});
