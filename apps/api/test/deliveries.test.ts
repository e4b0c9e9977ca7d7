import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { deliver } from '#lib/outbox/deliver.ts';
import { publishEvents } from '#lib/outbox/relay.ts';
import type { Consumer } from '#lib/outbox/subscriber.ts';
import { dismissDelivery } from '#modules/instance/commands/dismiss-delivery.ts';
import { reviveDelivery } from '#modules/instance/commands/revive-delivery.ts';
import { listDeliveries } from '#modules/instance/queries/list-deliveries.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => world[Symbol.asyncDispose]());

const handled: string[] = [];
let isBroken = true;
/** A module that fails at every event for as long as it is broken, with a secret in the error's text. */
const consumer: Consumer = {
  name: 'fragile',
  handles: (event) => event === 'settings.changed' || event === 'delivery.dead',
  async handle(ctx, event) {
    if (isBroken) await ctx.tx.execute(sql`select ${'CANARY-of-a-row'}::int`);
    handled.push(event.id);
  },
};

/** An event that its consumer failed at ten times. */
async function dead(): Promise<{ eventId: string; consumer: string }> {
  await runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, async (ctx) =>
    ctx.emit('settings.changed', { settingsId: 'company' }),
  );
  const { deliveries } = await publishEvents(world.kernel.db, [consumer]);
  const eventId = deliveries.at(-1)?.eventId ?? '';
  for (let round = 0; round < 10; round += 1)
    await deliver(world.kernel, consumer, { tenantId: world.tenantId, eventId });
  return { eventId, consumer: 'fragile' };
}
const list = async (state?: 'dead' | 'dismissed' | 'done') =>
  (await ask(world.owner, listDeliveries, state ? { filter: { state } } : {})).rows;

describe('an event that its module failed at ten times', () => {
  it('is listed with a code instead of the error, whose text holds values, and told to staff', async () => {
    const { eventId } = await dead();
    const [row] = await list();
    expect(row).toMatchObject({ eventId, consumer: 'fragile', event: 'settings.changed', attempts: 10, state: 'dead' });
    expect(row?.reason).toBe('database 22P02');
    const { rows } = await world.admin.query("select payload from outbox_events where name = 'delivery.dead'");
    expect(rows).toEqual([{ payload: { eventId, consumer: 'fragile' } }]);
    expect(JSON.stringify(await list())).not.toContain('CANARY');
  });

  it('goes to its module once more when a person revives it, and is handled once', async () => {
    const key = await dead();
    isBroken = false;
    await execute(world.owner, reviveDelivery, key);
    await deliver(world.kernel, consumer, { tenantId: world.tenantId, eventId: key.eventId });
    await deliver(world.kernel, consumer, { tenantId: world.tenantId, eventId: key.eventId });
    isBroken = true;
    expect(handled.filter((id) => id === key.eventId)).toHaveLength(1);
    expect((await list('done')).map(({ eventId }) => eventId)).toContain(key.eventId);
    await expect(execute(world.owner, reviveDelivery, key)).rejects.toMatchObject({
      code: 'instance.delivery_wrong_state',
    });
  });

  it('is given up by a person with a reason, and never delivered again', async () => {
    const key = await dead();
    await execute(world.owner, dismissDelivery, { ...key, reason: 'Done by hand' });
    isBroken = false;
    expect(await deliver(world.kernel, consumer, { tenantId: world.tenantId, eventId: key.eventId })).toBe('skipped');
    isBroken = true;
    expect((await list()).map(({ eventId }) => eventId)).not.toContain(key.eventId);
    const { rows } = await world.admin.query(
      "select detail from audit_entries where action = 'instance.dismiss_delivery' and resource_id = $1",
      [key.eventId],
    );
    expect(rows).toEqual([{ detail: { consumer: 'fragile', reason: 'Done by hand' } }]);
  });

  it('makes no news of its own when it was such news', async () => {
    await dead();
    const { deliveries } = await publishEvents(world.kernel.db, [consumer]);
    const news = deliveries.map(({ eventId }) => eventId);
    for (const eventId of news)
      for (let round = 0; round < 10; round += 1)
        await deliver(world.kernel, consumer, { tenantId: world.tenantId, eventId });
    expect((await list()).map(({ eventId }) => eventId)).toEqual(expect.arrayContaining(news));
    expect((await publishEvents(world.kernel.db, [consumer])).deliveries).toEqual([]);
  });

  it('is for staff who look after calls only', async () => {
    const key = await dead();
    const reader = world.staff(['effect:read']);
    expect((await ask(reader, listDeliveries, {})).rows.length).toBeGreaterThan(0);
    for (const refused of [
      execute(reader, reviveDelivery, key),
      execute(reader, dismissDelivery, { ...key, reason: 'no' }),
      ask(world.staff(['audit:read']), listDeliveries, {}),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'auth.forbidden' });
  });
});
