import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { applyPayment, createInvoice, issueInvoice, voidInvoice } from '#modules/billing/index.ts';
import { checkLedger, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { createSubscription } from '../commands/create-subscription.ts';
import { renewSubscriptions } from '../commands/renew-subscriptions.ts';
import { withdrawCancellation } from '../commands/withdraw-cancellation.ts';
import { subscriptionJobs } from '../jobs.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { listSubscriptions } from '../queries/list-subscriptions.ts';
import { subscriptionsConsumer } from '../subscribers.ts';
import { runConfirmed } from './answer-stops.ts';

let world: TestWorld;
let clientId: string;
let productId: string;

beforeAll(async () => {
  world = await createWorld();
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner) });
});
beforeEach(async () => {
  clientId = await aClient(world.owner);
  goTo('2026-01-31');
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

/** Moves business time to noon of a day in the tenant's zone. */
function goTo(day: string): void {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' });
  world.clock.passTo(noon.toInstant());
}

const drain = () => world.drain([subscriptionsConsumer]);
const see = (subscriptionId: string) => ask(world.owner, getSubscription, { subscriptionId });
const invoicesOf = async () => {
  const sort = { by: 'createdAt', direction: 'asc' } as const;
  return (await ask(world.owner, listInvoices, { filter: { clientId }, sort })).rows;
};
const linesOf = async (invoiceId: string) =>
  (await ask(world.owner, getInvoice, { invoiceId })).lines.map((line) => `${line.periodStart} ${line.periodEnd}`);

async function run(name: string): Promise<void> {
  await runConfirmed(
    world.owner,
    subscriptionJobs.find((job) => job.name === `subscriptions.${name}`),
  );
  await drain();
}

/** Runs the daily work on each day of a span, as an instance that is never down. */
async function live(until: string, from: string): Promise<void> {
  const last = Temporal.PlainDate.from(until);
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    goTo(day.toString());
    for (const job of subscriptionJobs) await runConfirmed(world.owner, job);
  }
  await drain();
}

async function pay(invoiceId: string): Promise<void> {
  const { due } = await ask(world.owner, getInvoice, { invoiceId });
  const paymentId = crypto.randomUUID();
  await execute(world.owner, applyPayment, { paymentId, clientId, ...due, invoiceIds: [invoiceId] });
  await drain();
}

async function ordered(of: { cycle?: 'monthly' | 'annually' | 'one_time'; recurringMinor?: string } = {}) {
  const { cycle = 'monthly', recurringMinor = '500' } = of;
  const wish = { clientId, productId, description: 'Web hosting', cycle, quantity: 1, currency: 'EUR', recurringMinor };
  const { subscriptionId } = await execute(world.owner, createSubscription, { ...wish, taxCategory: 'none' });
  const kind = cycle === 'one_time' ? 'one_off' : 'recurring';
  const line = {
    kind,
    description: 'Web hosting',
    subscriptionId,
    unitPriceMinor: recurringMinor,
    taxCategory: 'none',
  };
  const { invoiceId } = await execute(world.owner, createInvoice, { clientId, lines: [{ ...line, kind }] });
  await execute(world.owner, issueInvoice, { invoiceId });
  await drain();
  return { subscriptionId, invoiceId };
}

async function active(of: Parameters<typeof ordered>[0] = {}): Promise<string> {
  const { subscriptionId, invoiceId } = await ordered(of);
  await pay(invoiceId);
  return subscriptionId;
}

describe('a subscription', () => {
  it('waits for its first payment, and starts on that day', async () => {
    const { subscriptionId, invoiceId } = await ordered();
    expect(await see(subscriptionId)).toMatchObject({ status: 'pending', anchorOn: null });
    goTo('2026-02-10');
    await pay(invoiceId);
    expect(await see(subscriptionId)).toMatchObject({
      status: 'active',
      anchorOn: '2026-02-10',
      paidUntil: '2026-03-10',
      nextInvoiceOn: '2026-02-24',
      changes: [{ to: 'pending' }, { from: 'pending', to: 'active', actorName: 'subscriptions' }],
    });
  });

  it('bought once is active without an end and is never billed again', async () => {
    const subscriptionId = await active({ cycle: 'one_time' });
    expect(await see(subscriptionId)).toMatchObject({ status: 'active', paidUntil: null, nextInvoiceOn: null });
    goTo('2030-01-01');
    await run('invoice_renewals');
    expect(await invoicesOf()).toHaveLength(1);
  });

  it('whose first invoice is void never starts', async () => {
    const { subscriptionId, invoiceId } = await ordered();
    await execute(world.owner, voidInvoice, { invoiceId, reason: 'Order expired' });
    await drain();
    expect(await see(subscriptionId)).toMatchObject({ status: 'cancelled' });
  });

  it('is seen by its own client only', async () => {
    const subscriptionId = await active();
    const stranger = world.contact(await aClient(world.owner));
    await expect(ask(stranger, getSubscription, { subscriptionId })).rejects.toThrow('request.not_found');
    expect((await ask(stranger, listSubscriptions, {})).rows).toEqual([]);
    const wish = { subscriptionId, when: 'now', reason: 'x' } as const;
    await expect(execute(stranger, cancelSubscription, wish)).rejects.toThrow('request.not_found');
    const technical = world.contact(clientId, ['technical']);
    await expect(execute(technical, cancelSubscription, wish)).rejects.toThrow('auth.forbidden');
    expect((await ask(technical, listSubscriptions, {})).rows.map((row) => row.id)).toEqual([subscriptionId]);
  });
});

describe('renewal', () => {
  it('of the 31st bills the last day of short months and comes back to the 31st', async () => {
    await active();
    for (const day of ['2026-02-14', '2026-03-17', '2026-04-16']) {
      goTo(day);
      await run('invoice_renewals');
      const invoice = (await invoicesOf()).at(-1);
      if (invoice) await pay(invoice.id);
    }
    const periods = await Promise.all((await invoicesOf()).slice(1).map((invoice) => linesOf(invoice.id)));
    expect(periods.flat()).toEqual(['2026-02-28 2026-03-31', '2026-03-31 2026-04-30', '2026-04-30 2026-05-31']);
  });

  it('makes one invoice however often and in parallel it runs', async () => {
    const subscriptionId = await active();
    goTo('2026-02-20');
    const ids = { subscriptionIds: [subscriptionId] };
    await Promise.all([
      run('invoice_renewals'),
      ...Array.from({ length: 5 }, () => execute(world.owner, renewSubscriptions, ids)),
    ]);
    await run('invoice_renewals');
    expect(await invoicesOf()).toHaveLength(2);
  });

  it('puts all that is due of a client on one invoice, due when the period begins', async () => {
    await active();
    await active({ recurringMinor: '700' });
    goTo('2026-02-20');
    await run('invoice_renewals');
    const [, , renewal, ...more] = await invoicesOf();
    expect(more).toEqual([]);
    expect(renewal).toMatchObject({ total: { amountMinor: '1200' }, dueOn: '2026-02-28' });
  });

  it('catches up all periods that were missed in a downtime, and what is paid moves its end', async () => {
    const subscriptionId = await active();
    goTo('2026-04-20');
    await run('invoice_renewals');
    const renewal = (await invoicesOf()).at(-1);
    expect(await linesOf(renewal?.id ?? '')).toEqual([
      '2026-02-28 2026-03-31',
      '2026-03-31 2026-04-30',
      '2026-04-30 2026-05-31',
    ]);
    await pay(renewal?.id ?? '');
    expect(await see(subscriptionId)).toMatchObject({ paidUntil: '2026-05-31', nextInvoiceOn: '2026-05-17' });
  });

  it('of an instance that runs every day bills each period once, as one that slept does', async () => {
    const subscriptionId = await active();
    await live('2026-06-01', '2026-02-01');
    const billed = (await invoicesOf()).slice(1);
    expect((await Promise.all(billed.map((one) => linesOf(one.id)))).flat()).toEqual([
      '2026-02-28 2026-03-31',
      '2026-03-31 2026-04-30',
      '2026-04-30 2026-05-31',
      '2026-05-31 2026-06-30',
    ]);
    expect(await see(subscriptionId)).toMatchObject({ status: 'past_due', nextInvoiceOn: '2026-06-16' });
  });

  it('of one client that fails stops no other', async () => {
    await active();
    const failing = clientId;
    clientId = await aClient(world.owner);
    await active();
    await world.admin.query("update clients set status = 'closed' where id = $1", [failing]);
    goTo('2026-02-20');
    await run('invoice_renewals');
    expect(await invoicesOf()).toHaveLength(2);
    await world.admin.query("update subscriptions set status = 'ended' where client_id = $1", [failing]);
  });
});

describe('arrears', () => {
  it('begin the day after an invoice was due, and end when it is paid', async () => {
    const subscriptionId = await active();
    goTo('2026-02-14');
    await run('invoice_renewals');
    goTo('2026-02-28');
    await run('mark_past_due');
    expect(await see(subscriptionId)).toMatchObject({ status: 'active' });
    goTo('2026-03-01');
    await run('mark_past_due');
    await run('mark_past_due');
    expect(await see(subscriptionId)).toMatchObject({ status: 'past_due' });
    await pay((await invoicesOf()).at(-1)?.id ?? '');
    const seen = await see(subscriptionId);
    expect(seen).toMatchObject({ status: 'active', paidUntil: '2026-03-31' });
    expect(seen.changes.map((change) => change.to)).toEqual(['pending', 'active', 'past_due', 'active']);
  });
});

describe('a cancellation', () => {
  const cancel = (subscriptionId: string, when: 'now' | 'period_end') =>
    execute(world.contact(clientId), cancelSubscription, { subscriptionId, when, reason: 'Moving' });

  it('at the end of the period lets it run until then, voids what was billed ahead, and ends it', async () => {
    const subscriptionId = await active();
    goTo('2026-02-20');
    await run('invoice_renewals');
    expect(await cancel(subscriptionId, 'period_end')).toMatchObject({ endsOn: '2026-02-28' });
    expect((await invoicesOf()).at(-1)).toMatchObject({ status: 'void' });
    await run('invoice_renewals');
    await run('end_cancelled');
    expect(await see(subscriptionId)).toMatchObject({ status: 'active', endsOn: '2026-02-28' });
    goTo('2026-02-28');
    await run('end_cancelled');
    expect(await see(subscriptionId)).toMatchObject({ status: 'ended' });
    expect(await invoicesOf()).toHaveLength(2);
  });

  it('that is withdrawn bills the next period again', async () => {
    const subscriptionId = await active();
    goTo('2026-02-20');
    await run('invoice_renewals');
    await cancel(subscriptionId, 'period_end');
    await execute(world.contact(clientId), withdrawCancellation, { subscriptionId });
    await run('invoice_renewals');
    const last = (await invoicesOf()).at(-1);
    expect(last).toMatchObject({ status: 'issued' });
    expect(await linesOf(last?.id ?? '')).toEqual(['2026-02-28 2026-03-31']);
  });

  it('at once ends it at once, and a second one is refused', async () => {
    const subscriptionId = await active();
    await cancel(subscriptionId, 'now');
    expect(await see(subscriptionId)).toMatchObject({ status: 'cancelled', nextInvoiceOn: null });
    await expect(cancel(subscriptionId, 'now')).rejects.toThrow('subscriptions.wrong_state');
  });
});
