import { setTimeout as sleep } from 'node:timers/promises';
import { openRedis } from '@panel1/api/redis-for-tests';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { layPoison } from './poison.ts';
import { openLock } from './row-lock.ts';
import * as shapes from './shapes.ts';
import { effectOf, expectAllIsWell, type Step, untilDone, untilRecovered, untilState, waitFor } from './watch.ts';
import { type CrashWorld, openCrashWorld, type PlacedOrder } from './world.ts';

let world: CrashWorld;
const all: PlacedOrder[] = [];
let before: { charges: number; accounts: string[] };

beforeAll(async () => {
  world = await openCrashWorld(inject('demo'));
  before = { charges: await world.providers.charges(), accounts: await world.providers.accounts() };
});
afterAll(async () => world?.[Symbol.asyncDispose]());

async function order(): Promise<PlacedOrder> {
  const placed = await world.order();
  all.push(placed);
  return placed;
}

const CALL = {
  charge: { provider: 'stripe', operation: 'payment_intents.create' },
  create: { provider: 'whm', operation: 'createacct' },
} as const;

/** Places an order whose next call of the step goes wrong, and waits until it has. */
async function orderThatMeets(step: Step, fault: { kind: 'hang' | 'delay'; execute?: boolean; ms?: number }) {
  const { provider, operation } = CALL[step];
  const { hasFired } = await world.providers.break(provider, { ...fault, operation });
  const placed = await order();
  await waitFor('the fault', hasFired);
  return placed;
}

/** Places an order whose provider has answered while the panel cannot write that down; `release` ends the hindrance. */
async function orderAnsweredButNotRecorded(step: Step) {
  const placed = await orderThatMeets(step, { kind: 'delay', ms: 600 });
  const effect = await untilState(world.db, placed, { step, state: 'sending' });
  const lock = await openLock(world.panel.adminUrl, { table: 'effects', id: effect.id });
  await waitFor('a recording that waits', lock.isWaitedFor);
  return { placed, release: lock.release };
}

describe('workers and relays that are killed', () => {
  it('in the middle of charges take no money twice and lose none, and have a successor within 30 s', async () => {
    const notSent = await orderThatMeets('charge', { kind: 'hang' });
    const unanswered = await orderThatMeets('charge', { kind: 'hang', execute: true });
    const blocked = await order();
    const next = await openLock(world.panel.adminUrl, { table: 'orders', id: blocked.orderId });
    await untilState(world.db, blocked, { step: 'charge', state: 'succeeded' });
    const answered = await orderAnsweredButNotRecorded('charge');
    const slow = await orderThatMeets('charge', { kind: 'delay', ms: 10_000 });
    // The gateway is still busy with this one when the successor looks, and sees nothing.
    const late = await orderThatMeets('charge', { kind: 'delay', ms: 18_000 });
    const orders = [notSent, unanswered, blocked, answered.placed, slow];

    const killed = [...world.running];
    // From here on two of each, which must not get in each other's way.
    await Promise.all([world.start('worker'), world.start('worker'), world.start('relay'), world.start('relay')]);
    await world.kill(killed.filter(({ kind }) => kind !== 'api'));
    const since = performance.now();
    await answered.release();
    await next.release();
    await untilRecovered(world.db, orders, { step: 'charge', since });
    await untilDone(world.db, [...orders, late]);
  });

  it('in the middle of account creations make no account twice and lose none, and have a successor within 30 s', async () => {
    const notSent = await orderThatMeets('create', { kind: 'hang' });
    const unanswered = await orderThatMeets('create', { kind: 'hang', execute: true });
    const answered = await orderAnsweredButNotRecorded('create');
    // The panel is still busy with this one when the successor looks, and sees nothing.
    const late = await orderThatMeets('create', { kind: 'delay', ms: 25_000 });
    const recorded = await orderThatMeets('create', { kind: 'delay', ms: 800 });
    for (const relay of world.running.filter(({ kind }) => kind === 'relay')) relay.pause();
    await untilState(world.db, recorded, { step: 'create', state: 'succeeded' });
    const orders = [notSent, unanswered, answered.placed, recorded, late];

    const killed = [...world.running];
    await Promise.all([world.start('worker'), world.start('relay')]);
    await world.kill(killed.filter(({ kind }) => kind !== 'api'));
    const since = performance.now();
    await answered.release();
    await untilRecovered(world.db, orders, { step: 'create', since });
    await untilDone(world.db, orders, 30_000);
  });

  it('are followed by others also when they only stand still, and write nothing over their work when they go on', async () => {
    const [still] = world.running.filter(({ kind }) => kind === 'worker');
    const charge = await orderThatMeets('charge', { kind: 'delay', ms: 10_000 });
    await world.start('worker');
    still?.pause();
    const since = performance.now();
    await untilRecovered(world.db, [charge], { step: 'charge', since });
    await untilDone(world.db, [charge]);
    still?.resume();
    await waitFor('the end of its wait', async () => still?.output().includes('another worker took an effect over'));
  });
});

describe('queues that are emptied while orders are on their way', () => {
  /** Three orders, each followed by the loss of every queue, with a panel that takes a while for every account. */
  async function ordersThrough(empty: () => Promise<unknown>): Promise<PlacedOrder[]> {
    await world.providers.break('whm', { kind: 'delay', operation: 'createacct', ms: 300, times: 3 });
    const orders: PlacedOrder[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      orders.push(await order());
      await empty();
      await sleep(200);
      await empty();
    }
    return orders;
  }

  it('lose nothing on PostgreSQL', async () => {
    const { rows } = await world.db.query<{ tables: string }>(
      "select string_agg(format('bullmq.%I', tablename), ', ') as tables from pg_tables where schemaname = 'bullmq' and tablename <> 'migration'",
    );
    const orders = await ordersThrough(() => truncated(rows[0]?.tables ?? ''));
    await untilDone(world.db, orders, 30_000);
  });

  /** Locks all tables at once against workers that hold some of them: whoever loses the deadlock tries again. */
  async function truncated(tables: string): Promise<void> {
    const isLost = (error: unknown) => error instanceof Error && 'code' in error && error.code === '40P01';
    for (;;) {
      try {
        await world.db.query(`truncate ${tables}`);
        return;
      } catch (error) {
        if (!isLost(error)) throw error;
      }
    }
  }

  it('lose nothing on Redis', async ({ skip }) => {
    const { CI, REDIS_URL } = process.env;
    const redis = await openRedis({ redisUrl: REDIS_URL, mustHaveAll: CI === 'true' });
    if (redis === undefined) return skip('no Redis here');
    const connection = new Redis(redis.url);
    try {
      await Promise.all([world.stopAll('worker'), world.stopAll('relay')]);
      const env = { REDIS_URL: redis.url };
      await Promise.all([world.start('worker', env), world.start('relay', env)]);
      // A server of somebody else's holds more than our keys.
      const empty = async () => {
        const keys = await connection.keys('{panel1}*');
        return REDIS_URL === undefined ? connection.flushall() : keys.length > 0 && connection.del(keys);
      };
      await untilDone(world.db, await ordersThrough(empty), 30_000);
      await Promise.all([world.stopAll('worker'), world.stopAll('relay')]);
    } finally {
      connection.disconnect();
      await redis.stop();
    }
    await Promise.all([world.start('worker'), world.start('relay')]);
  });
});

describe('work that fails whenever it is tried', () => {
  async function isMailed(template: string, about: string): Promise<boolean> {
    const { rows } = await world.db.query('select from mails where template = $1 and resource_id = $2', [
      template,
      about,
    ]);
    return rows.length > 0;
  }

  it('stops no other: the call is parked with an alert, and goes on once the cause is mended', async () => {
    const poisoned = await world.order();
    const poison = await layPoison(world.db, {
      table: 'services',
      when: `new.status = 'active' and new.domain = '${poisoned.domain}'`,
    });
    all.push(poisoned);
    await untilDone(world.db, [await order(), await order()], 30_000);
    const parked = await waitFor('the parking', async () => {
      const effect = await effectOf(world.db, poisoned, 'create');
      await world.db.query("update effects set next_at = clock_timestamp() where id = $1 and state = 'unknown'", [
        effect?.id,
      ]);
      return effect?.state === 'parked' ? effect : undefined;
    });
    await waitFor('the alert', () => isMailed('staff_effect_parked', parked.id));
    await poison.remove();
    await world.staff.mutate('provisioning.retryEffect', { effectId: parked.id }, shapes.anything);
    await untilDone(world.db, [poisoned]);
  });

  it('stops no other: the event is dead after ten tries and staff see it', async () => {
    const poisoned = await world.order();
    const poison = await layPoison(world.db, {
      table: 'orders',
      when: `new.status = 'accepted' and new.id = '${poisoned.orderId}'`,
    });
    all.push(poisoned);
    await untilDone(world.db, [await order(), await order()], 30_000);
    await waitFor('the end of the tries', async () => {
      const { rows } = await world.db.query(
        "select from event_deliveries where consumer = 'ordering' and state = 'dead'",
      );
      await world.db.query(
        "update event_deliveries set next_at = clock_timestamp() - interval '1 minute' where state = 'waiting' and attempts > 0",
      );
      return rows.length === 1;
    });
    expect(await world.staff.query('reporting.dashboard', {}, shapes.work)).toMatchObject({
      work: { deadDeliveries: 1 },
    });
    const { rows } = await world.staff.query('instance.deliveries', {}, shapes.deliveries);
    expect(rows).toMatchObject([{ consumer: 'ordering', event: 'invoice.paid', reason: 'database P0001' }]);
    await waitFor('the alert', () => isMailed('staff_delivery_dead', rows[0]?.eventId ?? ''));
    await poison.remove();
    for (const { eventId, consumer } of rows)
      await world.staff.mutate('instance.reviveDelivery', { eventId, consumer }, shapes.anything);
    await untilDone(world.db, [poisoned]);
  });
});

describe('processes that are asked to end', () => {
  it('finish what is in hand; an order goes on when each has been started again', async () => {
    await world.providers.break('whm', { kind: 'delay', operation: 'createacct', ms: 700, times: 2 });
    const first = await order();
    const orders = [first, await order()];
    await waitFor('a call under way', async () => (await effectOf(world.db, first, 'create'))?.state === 'sending');
    for (const kind of ['worker', 'relay', 'api'] as const) {
      const { codes, seconds } = await world.stopAll(kind);
      expect(codes).toEqual(codes.map(() => 0));
      expect(seconds).toBeLessThan(10);
      await world.start(kind);
    }
    await untilDone(world.db, orders);
  });
});

it('nothing is left of all that went wrong', async () => {
  await expectAllIsWell(world, { before, orders: all });
});
