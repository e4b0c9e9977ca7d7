import { afterAll, beforeAll, describe, it } from 'vitest';
import { openLock } from './row-lock.ts';
import { endLeases, expectAllIsWell, type Step, untilDone, untilState, waitFor } from './watch.ts';
import { type CrashWorld, openCrashWorld, type PlacedOrder } from './world.ts';

let world: CrashWorld;
const all: PlacedOrder[] = [];
let before: { charges: number; accounts: string[] };

beforeAll(async () => {
  world = await openCrashWorld();
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
    const slow = await orderThatMeets('charge', { kind: 'delay', ms: 1500 });
    const orders = [notSent, unanswered, blocked, answered.placed, slow];

    await Promise.all([world.killAll('worker'), world.killAll('relay')]);
    await answered.release();
    await next.release();
    // From here on two of each, which must not get in each other's way.
    await Promise.all([world.start('worker'), world.start('worker'), world.start('relay'), world.start('relay')]);
    await endLeases(world.db);
    await untilDone(world.db, orders, 30_000);
  });

  it('in the middle of account creations make no account twice and lose none', async () => {
    const notSent = await orderThatMeets('create', { kind: 'hang' });
    const unanswered = await orderThatMeets('create', { kind: 'hang', execute: true });
    const answered = await orderAnsweredButNotRecorded('create');
    const recorded = await orderThatMeets('create', { kind: 'delay', ms: 800 });
    for (const relay of world.running.filter(({ kind }) => kind === 'relay')) relay.pause();
    await untilState(world.db, recorded, { step: 'create', state: 'succeeded' });

    await Promise.all([world.killAll('worker'), world.killAll('relay')]);
    await answered.release();
    await Promise.all([world.start('worker'), world.start('relay')]);
    await endLeases(world.db);
    await untilDone(world.db, [notSent, unanswered, answered.placed, recorded], 30_000);
  });
});

it('nothing is left of all that went wrong', async () => {
  await expectAllIsWell(world, { before, orders: all });
});
