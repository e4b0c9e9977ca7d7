import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect } from 'vitest';
import * as shapes from '../demo/shapes.ts';
import type { CrashWorld, PlacedOrder } from './world.ts';

export type Step = 'charge' | 'create';

export interface EffectSeen {
  id: string;
  state: string;
  attempts: number;
  last_code: string | null;
}

/** Asks until the answer is there; throws with what was seen last. */
export async function waitFor<T>(what: string, ask: () => Promise<T | undefined | false>, ms = 60_000): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not happen in ${ms / 1000} s`);
    await sleep(40);
  }
}

const EFFECT_OF: Record<Step, string> = {
  charge: `select e.id, e.state, e.attempts, e.last_code from orders o
    join payment_allocations a on a.tenant_id = o.tenant_id and a.invoice_id = o.invoice_id
    join effects e on e.tenant_id = o.tenant_id and e.resource_id = a.payment_id and e.kind = 'payments.charge'
    where o.id = $1`,
  create: `select e.id, e.state, e.attempts, e.last_code from orders o
    join order_items i on i.tenant_id = o.tenant_id and i.order_id = o.id
    join services s on s.tenant_id = o.tenant_id and s.subscription_id = i.subscription_id
    join effects e on e.tenant_id = o.tenant_id and e.resource_id = s.id and e.kind = 'provisioning.create'
    where o.id = $1`,
};

/** The charge or the creation that an order needs, as the panel has it now. */
export async function effectOf(db: pg.Pool, order: PlacedOrder, step: Step): Promise<EffectSeen | undefined> {
  return (await db.query<EffectSeen>(EFFECT_OF[step], [order.orderId])).rows[0];
}

export const untilState = (db: pg.Pool, order: PlacedOrder, of: { step: Step; state: string }) =>
  waitFor(`${of.step} ${of.state} of ${order.domain}`, async () => {
    const effect = await effectOf(db, order, of.step);
    return effect?.state === of.state ? effect : undefined;
  });

/** Where an order is: `accepted paid active` is the end of the story. */
export async function storyOf(db: pg.Pool, order: PlacedOrder): Promise<string> {
  const { rows } = await db.query<{ story: string }>(
    `select concat_ws(' ', o.status, v.status, s.status) as story from orders o
     join order_items i on i.tenant_id = o.tenant_id and i.order_id = o.id
     left join invoices v on v.tenant_id = o.tenant_id and v.id = o.invoice_id
     left join services s on s.tenant_id = o.tenant_id and s.subscription_id = i.subscription_id
     where o.id = $1`,
    [order.orderId],
  );
  return rows.map(({ story }) => story).join(', ');
}

export const untilDone = (db: pg.Pool, orders: readonly PlacedOrder[], ms = 60_000) =>
  Promise.all(
    orders.map(async (order) => {
      const isDone = async () => (await storyOf(db, order)) === 'accepted paid active';
      await waitFor('the end of the order', isDone, ms).catch(async (error) => {
        const seen = [await effectOf(db, order, 'charge'), await effectOf(db, order, 'create')];
        throw new Error(`${order.domain}: ${await storyOf(db, order)} ${JSON.stringify(seen)}`, { cause: error });
      });
    }),
  );

/** What a dead worker left undone is done by another one within this time, with the leases of production. */
const RECOVERED_WITHIN_S = 30;

/** Waits until the step of each order is done, and demands that this took no longer than a recovery may. */
export async function untilRecovered(
  db: pg.Pool,
  orders: readonly PlacedOrder[],
  of: { step: Step; since: number },
): Promise<void> {
  const took = await Promise.all(
    orders.map(async (order) => {
      await untilState(db, order, { step: of.step, state: 'succeeded' });
      return (performance.now() - of.since) / 1000;
    }),
  );
  const seconds = Math.max(...took);
  process.stdout.write(`recovery of ${of.step} after kill -9: ${seconds.toFixed(1)} s\n`);
  expect(seconds, await triesOf(db)).toBeLessThanOrEqual(RECOVERED_WITHIN_S);
}

/** What was tried lately, for the message of a failure. */
async function triesOf(db: pg.Pool): Promise<string> {
  const { rows } = await db.query(
    `select e.resource_id, e.kind, t.number, t.step, t.outcome, t.code, t.duration_ms, t.started_at::text
     from effect_attempts t join effects e on e.tenant_id = t.tenant_id and e.id = t.effect_id
     where t.started_at > now() - interval '90 seconds' and e.kind in ('payments.charge', 'provisioning.create')
     order by e.id, t.number`,
  );
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

/** Waits until nothing of the panel is under way, then demands a balanced ledger and a whole audit trail. */
export async function untilAtRest({ db, panel, staff }: CrashWorld, ms = 60_000): Promise<void> {
  const left = async () => {
    const { rows } = await db.query<{ what: string }>(
      `select 'effect ' || kind || ' ' || state as what from effects where state not in ('succeeded', 'failed')
       union all select 'delivery to ' || consumer || ' ' || state from event_deliveries where state <> 'done'
       union all select 'event ' || name from outbox_events where published_at is null`,
    );
    return rows.map(({ what }) => what);
  };
  await waitFor('rest', async () => (await left()).length === 0, ms).catch(async () =>
    expect(await left()).toEqual([]),
  );
  await staff.logIn('staff', panel.admin.email, panel.admin.password);
  expect(await staff.query('billing.checkLedger', {}, shapes.ledger)).toMatchObject({ isValid: true });
  expect(await staff.query('audit.verify', {}, shapes.chain)).toMatchObject({ isValid: true });
}

/** Everything is right, and nothing is left: one charge and one account for each order. */
export async function expectAllIsWell(
  world: CrashWorld,
  of: { before: { charges: number; accounts: string[] }; orders: readonly PlacedOrder[] },
): Promise<void> {
  await untilAtRest(world);
  const accounts = await world.providers.accounts();
  expect((await world.providers.charges()) - of.before.charges).toBe(of.orders.length);
  for (const { domain } of of.orders) expect(accounts.filter((one) => one === domain)).toEqual([domain]);
  expect(accounts).toHaveLength(of.before.accounts.length + of.orders.length);
}
