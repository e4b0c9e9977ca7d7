import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '#http/server.ts';
import { usageRoute } from '#http/usage-route.ts';
import type { Actor } from '#lib/authz/actor.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { moveTo } from '#modules/subscriptions/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { aMeasuredPlan, measure } from '../testing.ts';

const KEY = 'p1_of_this_test';

let world: TestWorld;
let server: FastifyInstance;
let subscriptionId: string;

beforeAll(async () => {
  world = await createWorld();
  moveTo(world, '2026-06-01');
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '3000', setupMinor: '0' }];
  const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
  await measure(world, { productId });
  subscriptionId = await aMeasuredPlan(world, { clientId: await aClient(world.owner), productId });
  moveTo(world, '2026-06-10');
  const authenticate = async ({ headers }: { headers: { authorization?: string | undefined } }): Promise<Actor> => {
    const permissions = new Set(['usage:write'] as const);
    if (headers.authorization !== `Bearer ${KEY}`) return { kind: 'anonymous' };
    return { kind: 'api_key', keyId: crypto.randomUUID(), name: 'Router', permissions, clientGroupIds: null };
  };
  const { services } = world;
  server = await buildServer({
    ...{ services, trustedProxies: [], webFolder: undefined, authenticate },
    resolveHost: (host) => resolveHost(services, host),
    routes: [{ isForBrowser: false, plugin: usageRoute({ services, authenticate }) }],
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await world[Symbol.asyncDispose]();
});

const send = (payload: object, key = KEY) =>
  server.inject({
    ...{ method: 'POST', url: '/usage/events', payload },
    headers: { host: 'main.localhost', authorization: `Bearer ${key}` },
  });
const event = (id: string, of: object = {}) => ({
  ...{ id, subscriptionId, metric: 'traffic', at: '2026-06-05T12:00:00+02:00', value: 1.5, ...of },
});

describe('the endpoint for usage', () => {
  it('answers the example of the documentation as it stands there, and the second time that it was counted', async () => {
    const text = await readFile(new URL('../../../../../../docs/usage.md', import.meta.url), 'utf8');
    const command = /```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const expected: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
    const address = server.server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const env = {
      PATH: '/usr/bin:/bin',
      PANEL_URL: `http://main.localhost:${port}`,
      API_KEY: KEY,
      SUBSCRIPTION_ID: subscriptionId,
    };
    const run = async () => JSON.parse((await promisify(execFile)('sh', ['-c', command], { env })).stdout);
    expect(await run()).toEqual(expected);
    expect(await run()).toMatchObject({ accepted: 0, duplicate: 1 });
  });

  it('takes a thousand events at once and refuses more, too much, and what has another form, with nothing written', async () => {
    const many = (count: number) => ({ events: Array.from({ length: count }, (_, n) => event(`m${n}`)) });
    expect((await send(many(1000))).json()).toMatchObject({ accepted: 1000 });
    expect((await send(many(1001))).statusCode).toBe(400);
    const large = { events: [event('large', { properties: { text: 'x'.repeat(1024 * 1024) } })] };
    expect((await send(large)).statusCode).toBe(413);
    const wrong = [
      { at: 'yesterday' },
      { at: '2026-06-05T12:00:00' },
      { metric: 'Traffic!' },
      { value: { of: 1 } },
      { serviceId: crypto.randomUUID() },
      { subscriptionId: 'none' },
      { properties: { a: 1 } },
      { operation: 'delete' },
      { extra: true },
    ];
    for (const of of wrong) expect([of, (await send({ events: [event('w', of)] })).statusCode]).toEqual([of, 400]);
    expect((await send({ events: [] })).statusCode).toBe(400);
    const odd = ['1e3', '-', '0x10', '1'.repeat(40), 'NaN'].map((value, n) => event(`odd${n}`, { value }));
    const answers = await send({ events: odd });
    expect(answers.json().events.map(({ reason }: { reason: string }) => reason)).toEqual(Array(5).fill('no_value'));
  });

  it('refuses who has no key', async () => {
    expect((await send({ events: [event('k')] }, 'p1_other')).statusCode).toBe(401);
  });
});
