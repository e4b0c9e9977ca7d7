import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTS } from '#http/metrics-server.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
  // What a year leaves behind: nearly all of it is done.
  await world.admin.query(
    `insert into effects (tenant_id, id, kind, business_key, resource_kind, resource_id, payload, state, request_id, created_at)
     select $1, uuidv7(), 'test.done', 'done:' || n, 'test', uuidv7(), '{}', case when n % 5000 = 0 then 'parked' else 'succeeded' end, 'r', now()
     from generate_series(1, 20000) n`,
    [world.tenantId],
  );
  await world.admin.query(
    `with event as (
       insert into outbox_events (tenant_id, id, name, version, payload, request_id, occurred_at, published_at)
       select $1, uuidv7(), 'test.happened', 1, '{}', 'r', now(), now() from generate_series(1, 20000) n returning id)
     insert into event_deliveries (tenant_id, event_id, consumer, state)
     select $1, id, 'test', case when row_number() over () % 5000 = 0 then 'dead' else 'done' end from event`,
    [world.tenantId],
  );
  await world.admin.query('analyze effects, event_deliveries, outbox_events');
});
afterAll(async () => world[Symbol.asyncDispose]());

it.each(Object.entries(COUNTS))('the figure of %s reads an index, not the whole table', async (_name, query) => {
  const { rows } = await withPlatform(world.kernel.db, (tx) =>
    tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`),
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index (Only )?Scan/);
  expect(plan).not.toContain('Seq Scan');
});
