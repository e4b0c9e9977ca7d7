import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { cancelSubscription, subscriptionJobs, subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import {
  anActivePlan,
  changePlan,
  moveTo,
  pauseSubscription,
  payInvoice,
  runConfirmed,
} from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { timeMachine } from '../queries/time-machine.ts';

const TODAY = '2026-06-01';
const UNTIL = '2026-09-15';

let world: TestWorld;
let staff: Caller;

const priced = (priceMinor: string) => [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor, setupMinor: '0' }];

beforeAll(async () => {
  world = await createWorld();
  staff = world.owner;
  await chargeTax(staff);
  moveTo(world, TODAY);
  const categoryId = await aCategory(staff);
  const big = await aProduct(staff, { categoryId, prices: priced('6000') });
  const small = await aProduct(staff, { categoryId, prices: priced('3000'), upgrades: [big] });
  const plan = async (price: string, more: Omit<Partial<Parameters<typeof anActivePlan>[1]>, 'price'> = {}) =>
    anActivePlan(world, { clientId: await aClient(staff), productId: small, price, ...more });
  await plan('3000', { quantity: 3 });
  await plan('4999', { discount: '1000' });
  await execute(staff, cancelSubscription, { subscriptionId: await plan('2000'), when: 'period_end', reason: 'Moves' });
  await execute(staff, changePlan, { subscriptionId: await plan('3000'), productId: big, when: 'period_end' });
  moveTo(world, '2026-06-10');
  const now = await plan('3000');
  moveTo(world, '2026-06-12');
  await execute(staff, changePlan, { subscriptionId: now, productId: big });
  // Paused for a while; and bound for longer than what is paid.
  await execute(staff, pauseSubscription, { subscriptionId: await plan('3100'), until: '2026-08-20' });
  const bound = { contract: { minimumMonths: 3, renewalMonths: null, noticeDays: 0 } };
  const leaves = { subscriptionId: await plan('2500', bound), when: 'period_end', reason: 'Moves' } as const;
  await execute(staff, cancelSubscription, leaves);
  await payEverythingDue('2026-07-01');
});
afterAll(() => world[Symbol.asyncDispose]());

interface Seen {
  on: string;
  amountMinor: string;
  clientId: string;
}
const inOrder = (list: readonly Seen[]) =>
  list.map(({ on, clientId, amountMinor }) => `${on} ${clientId} ${amountMinor}`).sort();

async function issued(): Promise<Seen[]> {
  const { rows } = await ask(staff, listInvoices, { limit: 100 });
  return rows.map((row) => ({
    on: row.issuedOn ?? '',
    amountMinor: row.total.amountMinor,
    clientId: row.clientId,
  }));
}

async function payEverythingDue(today: string): Promise<void> {
  const { rows } = await ask(staff, listInvoices, { limit: 100, filter: { status: 'issued' } });
  for (const row of rows)
    if (row.dueOn !== null && row.dueOn <= today)
      await payInvoice(world, { clientId: row.clientId, invoiceId: row.id });
}

async function live(from: string, until: string): Promise<void> {
  for (let day = Temporal.PlainDate.from(from); day.toString() <= until; day = day.add({ days: 1 })) {
    moveTo(world, day.toString());
    for (const job of subscriptionJobs) await runConfirmed(world.owner, job);
    await world.drain([subscriptionsConsumer]);
    await payEverythingDue(day.toString());
  }
}

describe('the time machine', () => {
  it('foresees the invoices that are then really made, to the day and the cent', { timeout: 120_000 }, async () => {
    await live('2026-06-12', '2026-06-12');
    const before = inOrder(await issued());
    const { events, failed } = await ask(staff, timeMachine, { until: UNTIL });
    expect(failed).toEqual([]);
    const foreseen = events.flatMap(({ what, on, amount, clientId }) =>
      what === 'invoice' ? [{ on, amountMinor: amount?.amountMinor ?? '', clientId }] : [],
    );
    await live('2026-06-13', UNTIL);
    const real = inOrder(await issued()).filter((line) => !before.includes(line));
    expect(real.length).toBeGreaterThan(8);
    expect(inOrder(foreseen)).toEqual(real);
  });

  it('finds nothing to bill today that the product has billed', async () => {
    const { events } = await ask(staff, timeMachine, { until: UNTIL });
    expect(events).toEqual([]);
  });

  it('touches nothing', async () => {
    const count = async () => (await world.admin.query('select count(*) from invoices')).rows;
    const before = await count();
    await ask(staff, timeMachine, { until: '2027-06-01' });
    expect(await count()).toEqual(before);
  });

  it('shows what follows when nobody pays by hand: reminders and a suspension', async () => {
    const { events } = await ask(staff, timeMachine, { until: '2026-12-01', everybodyPays: false });
    expect(events.map(({ what }) => what)).toEqual(expect.arrayContaining(['invoice', 'reminder', 'suspension']));
    expect(events.filter(({ what }) => what === 'payment')).toEqual([]);
  });

  it('asks by pro formas and invoices what is paid, where the provider does so', async () => {
    const value = { documentMode: 'proforma_until_paid' as const };
    await execute(staff, updateSettings, { section: 'billing', value });
    const { events } = await ask(staff, timeMachine, { until: '2026-12-01' });
    const amounts = (wanted: string) =>
      events.flatMap(({ what, amount }) => (what === wanted ? [amount?.amountMinor] : [])).sort();
    expect(amounts('proforma').length).toBeGreaterThan(2);
    expect(amounts('invoice').length).toBeGreaterThan(1);
    for (const amount of amounts('invoice')) expect(amounts('proforma')).toContain(amount);
    const first = (wanted: string) => events.find(({ what }) => what === wanted)?.on ?? '';
    expect(first('proforma') < first('invoice')).toBe(true);
    await execute(staff, updateSettings, { section: 'billing', value: {} });
  });

  it('goes no further than a year, and never back', async () => {
    await expect(ask(staff, timeMachine, { until: '2028-06-01' })).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(ask(staff, timeMachine, { until: '2026-01-01' })).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
