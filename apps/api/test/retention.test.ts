import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/new-id.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createRegistry } from '#modules/registry.ts';
import { createWorld, type TestTenant, type TestWorld } from './world.ts';

let world: TestWorld;
let other: TestTenant;
beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
});
afterAll(() => world[Symbol.asyncDispose]());

async function run(name: string): Promise<void> {
  const schedule = createRegistry(world.services).schedules.find((one) => one.name === name);
  if (!schedule) throw new Error(`there is no schedule ${name}`);
  await schedule.run(world.services, world.tenantId);
}

const count = async (table: string, tenantId = world.tenantId): Promise<number> =>
  (await world.admin.query(`select from ${table} where tenant_id = $1`, [tenantId])).rowCount ?? 0;
const remaining = async (table: string, column: string): Promise<string[]> =>
  (
    await world.admin.query(`select ${column} as name from ${table} where tenant_id = $1 order by 1`, [world.tenantId])
  ).rows.map(({ name }) => name);

async function event(of: { name: string; days: number | null; deliveries: string[]; tenantId?: string }) {
  const tenantId = of.tenantId ?? world.tenantId;
  const id = newId();
  await world.admin.query(
    `insert into outbox_events (tenant_id, id, name, version, payload, request_id, occurred_at, published_at)
     values ($1, $2, $3, 1, '{}', 'test', now(), now() - make_interval(days => $4))`,
    [tenantId, id, of.name, of.days],
  );
  for (const [index, state] of of.deliveries.entries())
    await world.admin.query(
      'insert into event_deliveries (tenant_id, event_id, consumer, state) values ($1, $2, $3, $4)',
      [tenantId, id, `consumer_${index}`, state],
    );
}

describe('what is not needed any more', () => {
  it('events go a month after they were published, once every consumer is done', async () => {
    await event({ name: 'old.done', days: 31, deliveries: ['done', 'done'] });
    await event({ name: 'old.unheard', days: 31, deliveries: [] });
    await event({ name: 'old.dead', days: 400, deliveries: ['done', 'dead'] });
    await event({ name: 'old.waiting', days: 31, deliveries: ['waiting'] });
    await event({ name: 'young.done', days: 29, deliveries: ['done'] });
    await event({ name: 'unpublished', days: null, deliveries: [] });
    await event({ name: 'old.done', days: 31, deliveries: ['done'], tenantId: other.tenantId });
    await run('outbox.delete_old_events');
    expect(await remaining('outbox_events', 'name')).toEqual(['old.dead', 'old.waiting', 'unpublished', 'young.done']);
    expect(await count('event_deliveries')).toBe(4);
    expect(await count('outbox_events', other.tenantId)).toBe(1);
  });

  it('idempotency keys go after a month, more of them than one transaction takes', async () => {
    const add = (many: number, days: number, tenantId: string) =>
      world.admin.query(
        `insert into idempotency_keys (tenant_id, actor_key, key, command, request_hash, created_at)
         select $1::uuid, 'user:' || $3::int, 'key-' || n, 'x.y', '', now() - make_interval(days => $3::int)
         from generate_series(1, $2::int) n`,
        [tenantId, many, days],
      );
    await add(1_201, 31, world.tenantId);
    await add(2, 29, world.tenantId);
    await add(1, 31, other.tenantId);
    await run('command.delete_old_idempotency_keys');
    expect(await count('idempotency_keys')).toBe(2);
    expect(await count('idempotency_keys', other.tenantId)).toBe(1);
  });

  it('counters of limits go when their time is over, those that never end stay', async () => {
    const now = Date.now();
    await world.admin.query(
      "insert into rate_limits values ('over', 1, $1), ('running', 1, $2), ('for ever', 1, null)",
      [now - 1_000, now + 60_000],
    );
    await run('ratelimit.delete_expired');
    const { rows } = await world.admin.query('select key from rate_limits order by key');
    expect(rows.map(({ key }) => key)).toEqual(['for ever', 'running']);
  });

  it("a gateway's notices go after three months, those that wait for somebody stay", async () => {
    for (const [state, days] of [
      ['applied', 91],
      ['ignored', 91],
      ['applied', 89],
      ['parked', 400],
      ['stored', 91],
    ] as const)
      await world.admin.query(
        `insert into gateway_notices (tenant_id, id, plugin_id, event_ref, kind, state, payload, body_hash, received_at)
         values ($1, $2::uuid, 'stripe', $2::uuid::text, 'x', $3, '{}', '', now() - make_interval(days => $4))`,
        [world.tenantId, newId(), state, days],
      );
    await run('payments.delete_old_notices');
    expect(await remaining('gateway_notices', 'state')).toEqual(['applied', 'parked', 'stored']);
  });

  it('visits to leave a payment method go three months after they ended; open ones stay', async () => {
    const clientId = await aClient(world.owner);
    for (const [status, days] of [
      ['succeeded', 91],
      ['cancelled', 91],
      ['failed', 89],
      ['needs_action', null],
    ] as const)
      await world.admin.query(
        `insert into payment_method_setups (tenant_id, id, client_id, plugin_id, currency, status, created_at, settled_at)
         values ($1, $2, $3, 'stripe', 'EUR', $4, now() - interval '100 days', now() - make_interval(days => $5))`,
        [world.tenantId, newId(), clientId, status, days],
      );
    await run('payments.delete_old_method_setups');
    expect(await remaining('payment_method_setups', 'status')).toEqual(['failed', 'needs_action']);
  });

  it('carts go a month after they expired, with their items', async () => {
    for (const days of [31, 29])
      await world.admin.query(
        `insert into carts (tenant_id, id, token_hash, currency, created_at, expires_at)
         values ($1, $2, $3, 'EUR', now(), now() - make_interval(days => $4))`,
        [world.tenantId, newId(), Buffer.from(String(days)), days],
      );
    await run('ordering.delete_old_carts');
    expect(await count('carts')).toBe(1);
  });

  it('sessions go three months after they ended, with their tokens', async () => {
    const userId = newId();
    await world.admin.query(
      `insert into users (tenant_id, id, email, email_normalized, name, locale, status, created_at)
       values ($1, $2, 'a@example.com', 'a@example.com', 'A', 'en', 'active', now())`,
      [world.tenantId, userId],
    );
    for (const days of [91, 89]) {
      const id = newId();
      await world.admin.query(
        `insert into sessions (tenant_id, id, user_id, surface, created_at, last_used_at, expires_at)
         values ($1, $2, $3, 'staff', now(), now(), now() - make_interval(days => $4))`,
        [world.tenantId, id, userId, days],
      );
      await world.admin.query(
        'insert into refresh_tokens (tenant_id, id, session_id, token_hash, created_at) values ($1, $2, $3, $4, now())',
        [world.tenantId, newId(), id, Buffer.from(String(days))],
      );
    }
    await run('identity.delete_old_sessions');
    expect(await count('sessions')).toBe(1);
    expect(await count('refresh_tokens')).toBe(1);
  });
});
