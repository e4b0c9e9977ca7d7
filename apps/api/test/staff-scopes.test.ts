import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/authz/actor.ts';
import { newId } from '#lib/ids/new-id.ts';
import { clientFilter } from '#lib/live/client-filter.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
const mine = newId();
const other = newId();
const clients = { inMine: '', inOther: '', inNone: '' };

beforeAll(async () => {
  world = await createWorld();
  for (const [id, name] of [
    [mine, 'Resellers'],
    [other, 'Retail'],
  ])
    await world.admin.query(
      `insert into client_groups (tenant_id, id, name, color, note, created_at) values ($1, $2, $3, 'info', '', now())`,
      [world.tenantId, id, name],
    );
  clients.inMine = await aClient(world.owner, { name: 'Mine' });
  clients.inOther = await aClient(world.owner, { name: 'Other' });
  clients.inNone = await aClient(world.owner, { name: 'None' });
  const move = 'update clients set client_group_id = $1 where id = $2';
  await world.admin.query(move, [mine, clients.inMine]);
  await world.admin.query(move, [other, clients.inOther]);
});
afterAll(() => world[Symbol.asyncDispose]());

/** Runs statements as the app role with a staff scope. */
function scoped<T>(clientGroupIds: readonly string[] | null, run: Parameters<typeof withTenant<T>>[2]): Promise<T> {
  return withTenant(world.kernel.db, { tenantId: world.tenantId, clientId: null, clientGroupIds }, run);
}

const namesSeen = (clientGroupIds: readonly string[] | null) =>
  scoped(clientGroupIds, async (tx) => {
    const { rows } = await tx.execute<{ name: string }>(sql`select name from clients order by name`);
    return rows.map(({ name }) => name);
  });

describe('the wall around staff with a scope', () => {
  it('shows the clients of their groups, none without a group, and everybody to staff without a scope', async () => {
    expect(await namesSeen(null)).toEqual(['Mine', 'None', 'Other']);
    expect(await namesSeen([mine])).toEqual(['Mine']);
    expect(await namesSeen([mine, other])).toEqual(['Mine', 'Other']);
    expect(await namesSeen([])).toEqual([]);
    expect(await namesSeen([newId()])).toEqual([]);
  });

  it('stands around every table whose rows name a client, and around rows that name none', async () => {
    const { rows: tables } = await world.admin.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'client_id' order by 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const { rows } = await world.admin.query(
        `select polname from pg_policy where polrelid = $1::regclass and not polpermissive order by 1`,
        [name],
      );
      expect([name, rows.map((row) => row.polname)]).toEqual([name, expect.arrayContaining(['staff_scope'])]);
    }
    const { rows: events } = await world.admin.query('select client_id from outbox_events');
    expect(events.length).toBeGreaterThan(2);
    await world.admin.query(
      'insert into outbox_events select tenant_id, gen_random_uuid(), name, version, payload, null, request_id, occurred_at from outbox_events limit 1',
    );
    const seen = await scoped([mine], (tx) =>
      tx.execute<{ client_id: string }>(sql`select client_id from outbox_events`),
    );
    expect(new Set(seen.rows.map((row) => row.client_id))).toEqual(new Set([clients.inMine]));
  });

  it('lets nobody write where they do not see, except rows that name no client', async () => {
    const write = (clientId: string | null) =>
      scoped([mine], (tx) =>
        tx.execute(sql`
          insert into audit_entries (tenant_id, id, occurred_at, actor_kind, actor_name, action, client_id, detail, request_id)
          values (${world.tenantId}, ${newId()}, now(), 'staff', 'Sam', 'test.write', ${clientId}, '{}', 'test')`),
      );
    await write(clients.inMine);
    await write(null);
    for (const clientId of [clients.inOther, clients.inNone, newId()])
      await expect(write(clientId)).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('lets a client neither be moved out of the scope nor be taken from outside', async () => {
    const move = (clientId: string, groupId: string | null) =>
      scoped([mine], (tx) => tx.execute(sql`update clients set client_group_id = ${groupId} where id = ${clientId}`));
    await expect(move(clients.inMine, other)).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(move(clients.inMine, null)).rejects.toMatchObject({ cause: { code: '42501' } });
    expect((await move(clients.inOther, mine)).rowCount).toBe(0);
  });

  it('hides what tells of every client: notices of gateways, deliveries, links of the audit trail', async () => {
    const { rows } = await world.admin.query<{ id: string }>('select id from outbox_events limit 1');
    for (const statement of [
      `insert into audit_links (tenant_id, seq, entry_id, previous_hash, hash) select tenant_id, 1, id, '', '' from audit_entries limit 1`,
      `insert into event_deliveries (tenant_id, event_id, consumer, state) select tenant_id, id, 'test', 'dead' from outbox_events where id = '${rows[0]?.id}'`,
      `insert into gateway_notices (tenant_id, id, plugin_id, event_ref, kind, state, payload, body_hash, received_at)
       select tenant_id, gen_random_uuid(), 'stripe', 'evt', 'test', 'parked', '{}', '', now() from tenants limit 1`,
    ])
      await world.admin.query(statement);
    for (const table of ['audit_links', 'event_deliveries', 'gateway_notices']) {
      const count = (groups: readonly string[] | null) =>
        scoped(groups, async (tx) => (await tx.execute(sql`select 1 from ${sql.identifier(table)}`)).rowCount);
      expect([table, await count(null), await count([mine])]).toEqual([table, 1, 0]);
    }
  });

  it('shows what was tried for an effect where it shows the effect', async () => {
    for (const [name, clientId] of Object.entries({ ...clients, tenant: null }))
      await world.admin.query(
        `with made as (
           insert into effects (tenant_id, id, kind, business_key, resource_kind, resource_id, client_id, payload, state, request_id, created_at)
           values ($1, gen_random_uuid(), 'test', $2, 'test', gen_random_uuid(), $3, '{}', 'succeeded', 'r', now()) returning tenant_id, id)
         insert into effect_attempts (tenant_id, id, effect_id, number, step, outcome, message, exchanges, duration_ms, started_at)
         select tenant_id, gen_random_uuid(), id, 1, 'perform', 'succeeded', $2, '[]', 1, now() from made`,
        [world.tenantId, name, clientId],
      );
    const seen = (groups: readonly string[] | null) =>
      scoped(groups, async (tx) => {
        const { rows } = await tx.execute<{ message: string }>(
          sql`select message from effect_attempts order by message`,
        );
        return rows.map(({ message }) => message);
      });
    expect(await seen(null)).toEqual(['inMine', 'inNone', 'inOther', 'tenant']);
    expect(await seen([mine])).toEqual(['inMine']);
  });
});

describe('live news', () => {
  it('tell staff with a scope of their clients only, and of nothing that concerns no client', async () => {
    const { actor } = world.staff(['client:read']);
    if (actor.kind !== 'user') throw new Error('no staff member');
    const heard = async (of: Actor) => {
      const filter = clientFilter(world.kernel, { tenantId: world.tenantId, actor: of });
      const all = [clients.inMine, clients.inOther, clients.inNone, null];
      return Promise.all(all.map(filter));
    };
    expect(await heard({ ...actor, clientGroupIds: [mine] })).toEqual([true, false, false, false]);
    expect(await heard(actor)).toEqual([true, true, true, true]);
    expect(await heard({ ...actor, surface: 'client', clientId: clients.inNone })).toEqual([false, false, true, false]);
  });
});
