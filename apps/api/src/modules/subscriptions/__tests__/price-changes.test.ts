import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { changePlan } from '../commands/change-plan.ts';
import { createPriceChange } from '../commands/create-price-change.ts';
import { exemptFromPriceChange } from '../commands/exempt-from-price-change.ts';
import { renewAhead } from '../commands/renew-ahead.ts';
import { startPriceChange } from '../commands/start-price-change.ts';
import { stopPriceChange } from '../commands/stop-price-change.ts';
import { withdrawChange } from '../commands/withdraw-change.ts';
import { subscriptionJobs } from '../jobs.ts';
import { explainSubscription } from '../queries/explain-subscription.ts';
import { getPriceChange } from '../queries/get-price-change.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { listPriceChangeItems } from '../queries/list-price-change-items.ts';
import { subscriptionsConsumer } from '../subscribers.ts';
import { runConfirmed } from './answer-stops.ts';
import { anActivePlan, moveTo, type Ordered, payInvoice, stillToBill } from './plan-world.ts';

let world: TestWorld;
let staff: Caller;
let categoryId: string;
let clientId: string;
let productId: string;

beforeAll(async () => {
  world = await createWorld();
  staff = world.owner;
  categoryId = await aCategory(staff);
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  goTo('2026-06-01');
  clientId = await aClient(staff);
  // Of its own: a price change of one test concerns nobody of another.
  productId = await aProduct(staff, { categoryId });
});

const goTo = (day: string) => moveTo(world, day);
const plan = (of: Partial<Ordered> = {}) => anActivePlan(world, { clientId, productId, ...of });
const see = (subscriptionId: string) => ask(staff, getSubscription, { subscriptionId });
const itemsOf = async (priceChangeId: string) =>
  (await ask(staff, listPriceChangeItems, { priceChangeId, limit: 100, offset: 0 })).rows;

async function run(...names: string[]): Promise<void> {
  for (const name of names)
    await runConfirmed(
      staff,
      subscriptionJobs.find((job) => job.name === `subscriptions.${name}`),
    );
  await world.drain([subscriptionsConsumer]);
}

async function onDay(day: string): Promise<void> {
  goTo(day);
  await run('settle_changes', 'follow_price_changes', 'invoice_renewals');
}

/** Days of a month on which something can happen to who began on the first of one, and some around them. */
const DAYS = [1, 2, 3, 17, 18, 20];

/** Lets the days come, and pays what was invoiced on them. */
async function live(from: string, to: string, isPaid = true): Promise<void> {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!DAYS.includes(day.day) && !day.equals(last)) continue;
    await onDay(day.toString());
    if (!isPaid) continue;
    for (const { id, status } of await invoices())
      if (status === 'issued') await payInvoice(world, { clientId, invoiceId: id });
  }
}

const invoices = async () =>
  (await ask(staff, listInvoices, { filter: { clientId }, sort: { by: 'createdAt', direction: 'asc' } })).rows;

/** What was billed for which period, void documents left out. */
async function billed(): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, status } of await invoices()) {
    if (status === 'void') continue;
    const invoice = await ask(staff, getInvoice, { invoiceId: id });
    for (const { periodStart, net } of invoice.lines) lines.push(`${periodStart} ${net.amountMinor}`);
  }
  return lines.sort();
}

const draft = (of: Partial<Parameters<typeof createPriceChange.run>[1]> = {}) =>
  execute(staff, createPriceChange, {
    ...{ name: 'Prices of summer', currency: 'EUR', fromOn: '2026-08-01', noticeDays: 30 },
    terms: { kind: 'percent', rate: '0.1' },
    cohort: { productIds: [productId] },
    ...of,
  });

async function started(of: Parameters<typeof draft>[0] = {}): Promise<string> {
  const { priceChangeId } = await draft(of);
  await execute(staff, startPriceChange, { priceChangeId });
  return priceChangeId;
}

const announced = async (subscriptionId: string) =>
  (
    await world.admin.query(
      `select occurred_at from outbox_events where name = 'subscription.price_announced' and payload ->> 'subscriptionId' = $1`,
      [subscriptionId],
    )
  ).rows.length;

describe('a price change', () => {
  it('says to the cent what it does before anybody is told', async () => {
    const subscriptionId = await plan();
    const { priceChangeId } = await draft();
    expect(await ask(staff, getPriceChange, { priceChangeId })).toMatchObject({
      ...{ status: 'draft', counts: { waiting: 1, told: 0 } },
      ...{ mrrBefore: { amountMinor: '3000' }, mrrEffect: { amountMinor: '300' } },
    });
    expect(await itemsOf(priceChangeId)).toMatchObject([
      {
        subscriptionId,
        from: { amountMinor: '3000' },
        to: { amountMinor: '3300' },
        tellOn: '2026-07-02',
        effectiveOn: '2026-08-01',
      },
    ]);
    await live('2026-07-01', '2026-07-05');
    expect(await announced(subscriptionId)).toBe(0);
    expect(await see(subscriptionId)).toMatchObject({ pendingChange: null });
  });

  it('is told in time, shown, and charged from its renewal on: each period once, by one price', async () => {
    const subscriptionId = await plan();
    await started();
    await live('2026-06-02', '2026-07-02');
    expect(await announced(subscriptionId)).toBe(1);
    expect(await see(subscriptionId)).toMatchObject({
      recurring: { amountMinor: '3000' },
      pendingChange: { isPrice: true, from: '2026-08-01', recurring: { amountMinor: '3300' } },
    });
    await live('2026-07-03', '2026-09-02');
    expect(await announced(subscriptionId)).toBe(1);
    expect(await billed()).toEqual(['2026-07-01 3000', '2026-08-01 3300', '2026-09-01 3300', 'null 3000']);
    expect(await see(subscriptionId)).toMatchObject({ recurring: { amountMinor: '3300' }, pendingChange: null });
    expect(await stillToBill(world, { subscriptionId, through: '2026-09-01' })).toEqual({ charges: [], credits: [] });
    expect(await ask(staff, explainSubscription, { subscriptionId })).toMatchObject({
      ...{ price: { rule: 'price_since_price_change' }, priceChange: 'Prices of summer' },
    });
  });

  it('after days without a run bills old periods at the old price, and comes with its notice all the same', async () => {
    const subscriptionId = await plan();
    const priceChangeId = await started();
    await onDay('2026-08-20');
    await run('invoice_renewals');
    expect(await billed()).toEqual(['2026-07-01 3000', '2026-08-01 3000', '2026-09-01 3000', 'null 3000'].sort());
    expect(await itemsOf(priceChangeId)).toMatchObject([{ tellOn: '2026-09-01', effectiveOn: '2026-10-01' }]);
    await onDay('2026-09-01');
    expect(await see(subscriptionId)).toMatchObject({ pendingChange: { from: '2026-10-01' } });
  });

  it('waits for the end of a contract’s term', async () => {
    await plan({ contract: { minimumMonths: 6, renewalMonths: null, noticeDays: 0 } });
    const { priceChangeId } = await draft();
    expect(await itemsOf(priceChangeId)).toMatchObject([{ effectiveOn: '2026-12-01' }]);
  });

  it('lowers nobody’s price, and concerns a subscription once at a time', async () => {
    await plan();
    const lower = await draft({ terms: { kind: 'amount', amountMinor: '2000' } });
    expect(await itemsOf(lower.priceChangeId)).toMatchObject([{ state: 'left_out', reason: 'not_raised' }]);
    await draft();
    const second = await draft();
    expect(await itemsOf(second.priceChangeId)).toMatchObject([{ state: 'left_out', reason: 'in_another_change' }]);
  });
});

describe('who was told', () => {
  it('and cancels before its day never pays it, also where it is invoiced', async () => {
    const subscriptionId = await plan();
    await started();
    await live('2026-06-02', '2026-07-17');
    await live('2026-07-18', '2026-07-20', false);
    await execute(world.contact(clientId), cancelSubscription, {
      subscriptionId,
      when: 'period_end',
      reasonKey: 'too_expensive',
    });
    await live('2026-07-21', '2026-08-03');
    expect((await billed()).filter((line) => line.includes('3300') && line > '2026-08-02')).toEqual([]);
    expect(await see(subscriptionId)).toMatchObject({ pendingChange: null });
  });

  it('cannot withdraw it as a change of plan', async () => {
    const subscriptionId = await plan();
    await started();
    await live('2026-06-02', '2026-07-02');
    await expect(execute(world.contact(clientId), withdrawChange, { subscriptionId })).rejects.toThrow(
      'subscriptions.price_announced',
    );
  });

  it('and takes more units pays the new price for all of them from the same day', async () => {
    const subscriptionId = await plan({ quantity: 2 });
    await started();
    await live('2026-06-02', '2026-07-02');
    await execute(staff, changePlan, { subscriptionId, quantity: 3 });
    await live('2026-07-03', '2026-08-20');
    expect(await see(subscriptionId)).toMatchObject({ quantity: 3, recurring: { amountMinor: '9900' } });
    expect(await stillToBill(world, { subscriptionId, through: '2026-08-01' })).toEqual({ charges: [], credits: [] });
  });

  it('and is renewed ahead by hand pays each period by its own price', async () => {
    const subscriptionId = await plan();
    await started();
    await live('2026-06-02', '2026-07-02');
    await execute(staff, renewAhead, { subscriptionId, periods: 2 });
    expect(await billed()).toEqual(['2026-07-01 3000', '2026-08-01 3300', '2026-09-01 3300', 'null 3000']);
  });
});

describe('taken back', () => {
  it('for one by an exemption, with the unpaid invoice of the new price billed again as before', async () => {
    const subscriptionId = await plan();
    const priceChangeId = await started();
    await live('2026-06-02', '2026-07-17');
    await live('2026-07-18', '2026-07-19', false);
    expect(await billed()).toContain('2026-08-01 3300');
    await execute(staff, exemptFromPriceChange, { priceChangeId, subscriptionId, reason: 'Agreed by phone' });
    await live('2026-07-20', '2026-08-02');
    expect(await billed()).toEqual(['2026-07-01 3000', '2026-08-01 3000', 'null 3000']);
    expect(await ask(staff, getPriceChange, { priceChangeId })).toMatchObject({
      status: 'done',
      counts: { exempt: 1 },
    });
  });

  it('for all by a stop: who was told keeps the old price, who waits is told nothing', async () => {
    const [told, waits] = [
      await plan(),
      await plan({ contract: { minimumMonths: 12, renewalMonths: 12, noticeDays: 0 } }),
    ];
    const priceChangeId = await started();
    await live('2026-06-02', '2026-07-03');
    expect(await announced(told)).toBe(1);
    await execute(staff, stopPriceChange, { priceChangeId });
    await live('2026-07-04', '2026-08-03');
    expect((await billed()).some((line) => line.endsWith(' 3300'))).toBe(false);
    expect((await itemsOf(priceChangeId)).map(({ state }) => state)).toEqual(['left_out', 'left_out']);
    expect(await announced(waits)).toBe(0);
    await expect(execute(staff, startPriceChange, { priceChangeId })).rejects.toThrow(
      'subscriptions.price_change_state',
    );
  });
});
