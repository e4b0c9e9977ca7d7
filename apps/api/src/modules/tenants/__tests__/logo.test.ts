import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logoRoute } from '#http/logo-route.ts';
import { buildServer } from '#http/server.ts';
import { perform } from '#lib/command/action.ts';
import { ask, type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import { newFileKey } from '#lib/files/index.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { removeLogo, uploadLogo } from '../actions/upload-logo.ts';
import { planLogo } from '../commands/plan-logo.ts';
import { tenantJobs } from '../jobs.ts';
import { site } from '../queries/site.ts';
import { changeLooseFiles } from '../store/logo.ts';

let world: TestWorld;
let other: TestTenant;
let server: FastifyInstance;
beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
  const { services } = world;
  server = await buildServer({
    services,
    trustedProxies: [],
    webFolder: undefined,
    resolveHost: (host) => resolveHost(world.kernel, host),
    authenticate: async () => ({ kind: 'anonymous' }),
    routes: [{ isForBrowser: false, plugin: logoRoute(services) }],
  });
});
afterAll(async () => {
  await server.close();
  await world[Symbol.asyncDispose]();
});

const PICTURE = String(uploadLogo.example(() => '').image);
const upload = (caller: Caller, image = PICTURE) =>
  perform({ services: world.services, caller }, uploadLogo, { image });
const shown = async (tenant: TestTenant) => (await ask(tenant.anonymous, site, {})).logo;
const get = (url: string, host = 'main.localhost') => server.inject({ url, headers: { host } });

async function sweep(): Promise<void> {
  for (const { run } of tenantJobs(world.services)) await run(world.kernel, world.tenantId);
}

async function storedFiles(): Promise<number> {
  const names = await readdir(join(world.keysDir, 'files'), { recursive: true });
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
}

describe('the logo', () => {
  it('is stored by a try with the key of one before, which was refused as another request', async () => {
    const caller = { ...world.owner, idempotencyKey: crypto.randomUUID() };
    await upload(caller);
    await upload(caller);
    expect(await shown(world)).toMatchObject({ width: 16 });
  });

  it('is shown to everybody at the host of its provider, and to nobody at another’s', async () => {
    await upload(world.owner);
    const logo = await shown(world);
    expect(logo).toMatchObject({ width: 16, height: 16 });
    const answer = await get(logo?.url ?? '');
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(Buffer.from(PICTURE, 'base64'))).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(await shown(other)).toBeNull();
    expect((await get(logo?.url ?? '', 'other.localhost')).statusCode).toBe(404);
  });

  it('leaves one file behind however often it changes, and an old address shows the one of today', async () => {
    const before = (await shown(world))?.url ?? '';
    await upload(world.owner, anotherPicture());
    const after = (await shown(world))?.url ?? '';
    expect(after).not.toBe(before);
    expect(await storedFiles()).toBe(1);
    const old = await get(before);
    expect(old.rawPayload.equals(Buffer.from(anotherPicture(), 'base64'))).toBe(true);
    expect(old.headers['cache-control']).toBe('no-cache');
  });

  it('is changed by who may change settings only, and what is no picture is named at its field', async () => {
    await expect(upload(world.staff(['settings:read']))).rejects.toThrow('auth.forbidden');
    await expect(upload(world.contact(world.tenantId))).rejects.toThrow('auth.forbidden');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64');
    await expect(upload(world.owner, svg)).rejects.toMatchObject({
      details: { fields: { image: 'not_png_or_jpeg' } },
    });
    await expect(upload(world.owner, 'data:image/png;base64,AAAA')).rejects.toThrow('request.invalid');
    expect(await storedFiles()).toBe(1);
  });

  it('whose upload was cut off by a crash leaves no file behind: after an hour the file is removed', async () => {
    const key = newFileKey();
    await execute(world.owner, planLogo, { key });
    await world.services.files.put(Buffer.from(PICTURE, 'base64'), 10_000, key);
    const before = (await shown(world))?.url;
    await sweep();
    expect(await storedFiles()).toBe(2);
    const longAgo = world.clock.real().subtract({ minutes: 61 }).toString();
    await runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, (ctx) =>
      changeLooseFiles(ctx, (files) => files.map((file) => ({ ...file, since: longAgo }))),
    );
    await sweep();
    await sweep();
    expect(await storedFiles()).toBe(1);
    expect((await get(before ?? '')).statusCode).toBe(200);
  });

  it('goes away with its file', async () => {
    await perform({ services: world.services, caller: world.owner }, removeLogo, {});
    expect(await shown(world)).toBeNull();
    expect(await storedFiles()).toBe(0);
    expect((await get('/logo/0000000000000000')).statusCode).toBe(404);
    await perform({ services: world.services, caller: world.owner }, removeLogo, {});
  });
});

/** The picture with a text chunk before its end: other bytes, still a PNG. */
function anotherPicture(): string {
  const bytes = Buffer.from(PICTURE, 'base64');
  const body = Buffer.from('tEXtComment\0today');
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.byteLength - 4);
  crc.writeUInt32BE(crc32(body));
  const chunk = Buffer.concat([length, body, crc]);
  return Buffer.concat([bytes.subarray(0, -12), chunk, bytes.subarray(-12)]).toString('base64');
}
