import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { voidInvoice } from '#modules/billing/index.ts';
import { checkLedger, clientBalance, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { changePlan } from '../commands/change-plan.ts';
import { withdrawChange } from '../commands/withdraw-change.ts';
import { subscriptionJobs } from '../jobs.ts';
import { changeOptions } from '../queries/change-options.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { previewChange } from '../queries/preview-change.ts';
import { subscriptionsConsumer } from '../subscribers.ts';
import { runConfirmed } from './answer-stops.ts';
import { anActivePlan, moveTo, type Ordered, payInvoice, stillToBill } from './plan-world.ts';

let world: TestWorld;
let clientId: string;
let me: Caller;
let small: string;
let big: string;
let other: string;

const eur = (cycle: 'monthly' | 'annually', priceMinor: string) => ({
  cycle,
  currency: 'EUR',
  priceMinor,
  setupMinor: '900',
});

beforeAll(async () => {
  world = await createWorld();
  const categoryId = await aCategory(world.owner);
  big = await aProduct(world.owner, { categoryId, prices: [eur('monthly', '6000'), eur('annually', '60000')] });
  other = await aProduct(world.owner, { categoryId, prices: [eur('monthly', '9000')] });
  small = await aProduct(world.owner, {
    categoryId,
    prices: [eur('monthly', '3000'), eur('annually', '30000')],
    upgrades: [big],
  });
  await chargeTax(world.owner);
});
beforeEach(async () => {
  clientId = await aClient(world.owner);
  me = world.contact(clientId);
  goTo('2026-06-01');
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

const goTo = (day: string) => moveTo(world, day);
const see = (subscriptionId: string) => ask(world.owner, getSubscription, { subscriptionId });
const invoicesOf = async () => {
  const sort = { by: 'createdAt', direction: 'asc' } as const;
  return (await ask(world.owner, listInvoices, { filter: { clientId }, sort })).rows;
};
const lastInvoice = async () => ask(world.owner, getInvoice, { invoiceId: (await invoicesOf()).at(-1)?.id ?? '' });
const creditOf = async () =>
  (await ask(world.owner, clientBalance, { clientId })).balances.find(({ currency }) => currency === 'EUR')
    ?.creditMinor ?? '0';

async function run(name: string): Promise<void> {
  await runConfirmed(
    world.owner,
    subscriptionJobs.find((job) => job.name === `subscriptions.${name}`),
  );
  await world.drain([subscriptionsConsumer]);
}

const pay = (invoiceId: string) => payInvoice(world, { clientId, invoiceId });
const active = (of: Partial<Ordered> = {}) => anActivePlan(world, { clientId, productId: small, ...of });

const missing = (subscriptionId: string, through: string) => stillToBill(world, { subscriptionId, through });
const NOTHING = { charges: [], credits: [] };

describe('a dearer plan', () => {
  it('half way costs half the difference with its tax, on one invoice, and comes when that is paid', async () => {
    const subscriptionId = await active();
    goTo('2026-06-16');
    const preview = await ask(me, previewChange, { subscriptionId, productId: big });
    expect(preview.change).toMatchObject({
      isNow: true,
      net: { amountMinor: '1500' },
      tax: { amountMinor: '285' },
      total: { amountMinor: '1785' },
      next: { on: '2026-07-01', amount: { amountMinor: '6000' } },
    });
    const done = await execute(me, changePlan, { subscriptionId, productId: big, agreedMinor: '1785' });
    await world.drain([subscriptionsConsumer]);
    expect(await see(subscriptionId)).toMatchObject({ productId: small, pendingChange: { productId: big } });
    const invoice = await lastInvoice();
    expect(invoice).toMatchObject({ id: done.invoiceId, dueOn: '2026-06-16', total: { amountMinor: '1785' } });
    expect(
      invoice.lines.map(({ kind, net, periodStart, periodEnd }) => [kind, net.amountMinor, periodStart, periodEnd]),
    ).toEqual([
      ['change', '3000', '2026-06-16', '2026-07-01'],
      ['credit', '-1500', '2026-06-16', '2026-07-01'],
    ]);
    await pay(invoice.id);
    expect(await see(subscriptionId)).toMatchObject({
      productId: big,
      recurring: { amountMinor: '6000' },
      anchorOn: '2026-06-01',
      paidUntil: '2026-07-01',
      pendingChange: null,
    });
    expect(await missing(subscriptionId, '2026-06-16')).toEqual(NOTHING);
  });

  it('is renewed at the new price, and no day is billed twice', async () => {
    const subscriptionId = await active();
    goTo('2026-06-10');
    await execute(me, changePlan, { subscriptionId, productId: big });
    await pay((await lastInvoice()).id);
    goTo('2026-06-20');
    await run('invoice_renewals');
    const renewal = await lastInvoice();
    expect(renewal.lines).toMatchObject([
      { kind: 'recurring', net: { amountMinor: '6000' }, periodStart: '2026-07-01', periodEnd: '2026-08-01' },
    ]);
    expect(await missing(subscriptionId, '2026-07-01')).toEqual(NOTHING);
    goTo('2026-07-20');
    await run('invoice_renewals');
    expect(await missing(subscriptionId, '2026-08-01')).toEqual(NOTHING);
  });

  it('gives back what was really charged, after its discount', async () => {
    const subscriptionId = await active({ discount: '1000' });
    goTo('2026-06-16');
    const { change } = await ask(me, previewChange, { subscriptionId, productId: big });
    expect(change?.lines.map(({ kind, net }) => [kind, net.amountMinor])).toEqual([
      ['change', '3000'],
      ['credit', '-1000'],
    ]);
  });

  it('twice on one day gives back the first one, day by day', async () => {
    const subscriptionId = await active();
    goTo('2026-06-16');
    await execute(me, changePlan, { subscriptionId, productId: big });
    await pay((await lastInvoice()).id);
    await execute(world.owner, changePlan, { subscriptionId, productId: other });
    const invoice = await lastInvoice();
    expect(invoice.lines.map(({ kind, net }) => [kind, net.amountMinor])).toEqual([
      ['change', '4500'],
      ['credit', '-3000'],
    ]);
    await pay(invoice.id);
    expect(await see(subscriptionId)).toMatchObject({ productId: other, recurring: { amountMinor: '9000' } });
    expect(await missing(subscriptionId, '2026-06-16')).toEqual(NOTHING);
  });

  it('on the first day gives all of it back', async () => {
    const subscriptionId = await active();
    await execute(me, changePlan, { subscriptionId, productId: big });
    const invoice = await lastInvoice();
    expect(invoice).toMatchObject({ net: { amountMinor: '3000' }, tax: { amountMinor: '570' } });
    await pay(invoice.id);
    expect(await missing(subscriptionId, '2026-06-01')).toEqual(NOTHING);
  });

  it('takes an unpaid renewal of a coming period back, which is billed again at the new price', async () => {
    const subscriptionId = await active();
    goTo('2026-06-20');
    await run('invoice_renewals');
    await execute(me, changePlan, { subscriptionId, productId: big });
    await world.drain([subscriptionsConsumer]);
    expect((await invoicesOf()).map(({ status }) => status)).toEqual(['paid', 'void', 'issued']);
    await run('invoice_renewals');
    expect(await invoicesOf()).toHaveLength(3);
    await pay((await lastInvoice()).id);
    await run('invoice_renewals');
    expect((await lastInvoice()).lines).toMatchObject([{ net: { amountMinor: '6000' }, periodStart: '2026-07-01' }]);
    expect(await missing(subscriptionId, '2026-07-01')).toEqual(NOTHING);
  });

  it('bills a coming period that is paid already at the new price, too', async () => {
    const subscriptionId = await active();
    goTo('2026-06-20');
    await run('invoice_renewals');
    await pay((await lastInvoice()).id);
    goTo('2026-06-21');
    await execute(me, changePlan, { subscriptionId, productId: big });
    const invoice = await lastInvoice();
    // 10 of 30 days and a whole month, at 30.00 more a month.
    expect(invoice).toMatchObject({ net: { amountMinor: '4000' } });
    await pay(invoice.id);
    expect(await see(subscriptionId)).toMatchObject({ paidUntil: '2026-08-01', nextInvoiceOn: '2026-07-18' });
    expect(await missing(subscriptionId, '2026-07-01')).toEqual(NOTHING);
  });
});

describe('a dearer plan that is not paid', () => {
  it('blocks another change, and is given up with its invoice after a week', async () => {
    const subscriptionId = await active();
    goTo('2026-06-10');
    await execute(me, changePlan, { subscriptionId, productId: big });
    await expect(execute(me, changePlan, { subscriptionId, productId: big })).rejects.toThrow(
      'subscriptions.invoice_open',
    );
    const again = await ask(me, previewChange, { subscriptionId, productId: big });
    expect(again.refusal).toEqual({ code: 'subscriptions.invoice_open', invoiceId: (await lastInvoice()).id });
    goTo('2026-06-16');
    await run('settle_changes');
    await run('mark_past_due');
    expect(await see(subscriptionId)).toMatchObject({ status: 'active', pendingChange: { productId: big } });
    goTo('2026-06-17');
    await run('settle_changes');
    expect(await see(subscriptionId)).toMatchObject({ productId: small, pendingChange: null });
    expect(await lastInvoice()).toMatchObject({ status: 'void' });
    await run('invoice_renewals');
    expect((await lastInvoice()).lines).toMatchObject([{ net: { amountMinor: '3000' } }]);
    expect(await missing(subscriptionId, '2026-07-01')).toEqual(NOTHING);
  });

  it('can be withdrawn, or is given up when staff void its invoice', async () => {
    const subscriptionId = await active();
    await execute(me, changePlan, { subscriptionId, productId: big });
    await execute(me, withdrawChange, { subscriptionId });
    expect(await see(subscriptionId)).toMatchObject({ productId: small, pendingChange: null });
    await expect(execute(me, withdrawChange, { subscriptionId })).rejects.toThrow('subscriptions.wrong_state');
    await execute(me, changePlan, { subscriptionId, productId: big });
    await execute(world.owner, voidInvoice, { invoiceId: (await lastInvoice()).id, reason: 'x' });
    await world.drain([subscriptionsConsumer]);
    expect(await see(subscriptionId)).toMatchObject({ productId: small, pendingChange: null });
  });
});

describe('a cheaper plan', () => {
  const down = (subscriptionId: string) => execute(world.owner, changePlan, { subscriptionId, productId: small });

  it('comes with the end of the period, without money, and is renewed at its price', async () => {
    const subscriptionId = await active({ productId: big, price: '6000' });
    goTo('2026-06-10');
    expect(await down(subscriptionId)).toMatchObject({ isNow: false, effectiveOn: '2026-07-01', invoiceId: null });
    goTo('2026-06-20');
    await run('invoice_renewals');
    expect((await lastInvoice()).lines).toMatchObject([{ net: { amountMinor: '3000' }, periodStart: '2026-07-01' }]);
    expect(await see(subscriptionId)).toMatchObject({ productId: big, pendingChange: { from: '2026-07-01' } });
    await pay((await lastInvoice()).id);
    await run('settle_changes');
    expect(await see(subscriptionId)).toMatchObject({ productId: big });
    goTo('2026-07-01');
    await run('settle_changes');
    expect(await see(subscriptionId)).toMatchObject({ productId: small, pendingChange: null, paidUntil: '2026-08-01' });
    expect(await missing(subscriptionId, '2026-07-01')).toEqual(NOTHING);
    goTo('2026-07-20');
    await run('invoice_renewals');
    expect((await lastInvoice()).lines).toMatchObject([{ net: { amountMinor: '3000' }, periodStart: '2026-08-01' }]);
  });

  it('can be withdrawn while its first period is not paid', async () => {
    const subscriptionId = await active({ productId: big, price: '6000' });
    await down(subscriptionId);
    goTo('2026-06-20');
    await run('invoice_renewals');
    await execute(me, withdrawChange, { subscriptionId });
    await run('invoice_renewals');
    expect((await lastInvoice()).lines).toMatchObject([{ net: { amountMinor: '6000' }, periodStart: '2026-07-01' }]);
    await down(subscriptionId);
    await run('invoice_renewals');
    await pay((await lastInvoice()).id);
    await expect(execute(me, withdrawChange, { subscriptionId })).rejects.toThrow('subscriptions.change_billed');
  });

  it('at once gives the rest as credit with its tax, and never makes a negative invoice', async () => {
    const subscriptionId = await active({ productId: big, price: '6000' });
    goTo('2026-06-16');
    await execute(world.owner, changePlan, { subscriptionId, productId: small, when: 'now' });
    await world.drain([subscriptionsConsumer]);
    expect(await lastInvoice()).toMatchObject({
      status: 'paid',
      total: { amountMinor: '0' },
      tax: { amountMinor: '-285' },
    });
    expect(await creditOf()).toBe('1785');
    expect(await see(subscriptionId)).toMatchObject({ productId: small, pendingChange: null });
    expect(await missing(subscriptionId, '2026-06-16')).toEqual(NOTHING);
  });

  it('is forgotten when the subscription is cancelled', async () => {
    const subscriptionId = await active({ productId: big, price: '6000' });
    await down(subscriptionId);
    await execute(me, cancelSubscription, { subscriptionId, when: 'period_end', reason: 'x' });
    expect(await see(subscriptionId)).toMatchObject({ pendingChange: null, endsOn: expect.any(String) });
    await expect(down(subscriptionId)).rejects.toThrow('subscriptions.wrong_state');
  });
});

describe('quantity and rhythm', () => {
  it('more units cost the rest of the period at the price they were sold at; fewer wait for its end', async () => {
    const subscriptionId = await active({ price: '2000', quantity: 2 });
    goTo('2026-06-16');
    await execute(me, changePlan, { subscriptionId, quantity: 5 });
    const invoice = await lastInvoice();
    expect(invoice.lines).toMatchObject([{ kind: 'change', quantity: '3', net: { amountMinor: '3000' } }]);
    await pay(invoice.id);
    expect(await see(subscriptionId)).toMatchObject({ quantity: 5, recurring: { amountMinor: '10000' } });
    expect(await missing(subscriptionId, '2026-06-16')).toEqual(NOTHING);
    expect(await execute(me, changePlan, { subscriptionId, quantity: 1 })).toMatchObject({ isNow: false });
    goTo('2026-07-01');
    await run('settle_changes');
    await run('invoice_renewals');
    expect((await lastInvoice()).lines).toMatchObject([{ net: { amountMinor: '2000' } }]);
    expect(await missing(subscriptionId, '2026-07-01')).toEqual(NOTHING);
  });

  it('a year instead of a month begins with the running month and gives the month back', async () => {
    const subscriptionId = await active();
    goTo('2026-06-16');
    await execute(me, changePlan, { subscriptionId, cycle: 'annually' });
    const invoice = await lastInvoice();
    expect(invoice.lines[0]).toMatchObject({ kind: 'change', periodStart: '2026-06-16', periodEnd: '2027-06-01' });
    expect(invoice.lines[1]).toMatchObject({ kind: 'credit', net: { amountMinor: '-1500' } });
    await pay(invoice.id);
    expect(await see(subscriptionId)).toMatchObject({
      cycle: 'annually',
      paidUntil: '2027-06-01',
      nextInvoiceOn: '2027-05-18',
    });
    expect(await missing(subscriptionId, '2027-05-31')).toEqual(NOTHING);
  });

  it('with a new anchor counts the year from the day of the change', async () => {
    const subscriptionId = await active();
    goTo('2026-06-16');
    await execute(me, changePlan, { subscriptionId, cycle: 'annually', anchor: 'reset' });
    const invoice = await lastInvoice();
    expect(invoice.lines[0]).toMatchObject({ net: { amountMinor: '30000' }, periodEnd: '2027-06-16' });
    await pay(invoice.id);
    expect(await see(subscriptionId)).toMatchObject({ anchorOn: '2026-06-16', paidUntil: '2027-06-16' });
    expect(await missing(subscriptionId, '2027-06-15')).toEqual(NOTHING);
  });
});

describe('who may change what', () => {
  it('clients reach what their product lists, at the catalogue’s price; a foreign subscription is not found', async () => {
    const subscriptionId = await active();
    const offered = await ask(me, changeOptions, { subscriptionId });
    expect(offered.products.map(({ productId }) => productId)).toEqual([small, big]);
    await expect(execute(me, changePlan, { subscriptionId, productId: other })).rejects.toThrow('catalog.not_for_sale');
    await expect(ask(me, previewChange, { subscriptionId, productId: other })).rejects.toThrow('catalog.not_for_sale');
    const cheap = { subscriptionId, productId: big, recurringMinor: '1' };
    await expect(execute(me, changePlan, cheap)).rejects.toThrow('auth.forbidden');
    const stranger = world.contact(await aClient(world.owner));
    for (const ofThem of [changePlan, withdrawChange])
      await expect(execute(stranger, ofThem, { subscriptionId })).rejects.toThrow('request.not_found');
    await expect(ask(stranger, previewChange, { subscriptionId })).rejects.toThrow('request.not_found');
    await expect(ask(stranger, changeOptions, { subscriptionId })).rejects.toThrow('request.not_found');
    const technical = world.contact(clientId, ['technical']);
    await expect(execute(technical, changePlan, { subscriptionId, productId: big })).rejects.toThrow('auth.forbidden');
  });

  it('staff may set a price and a day of the running period', async () => {
    const subscriptionId = await active();
    goTo('2026-06-16');
    const wish = { subscriptionId, productId: other, recurringMinor: '4500', on: '2026-06-11' };
    await execute(world.owner, changePlan, wish);
    expect(await lastInvoice()).toMatchObject({ net: { amountMinor: '1000' } });
    await execute(world.owner, withdrawChange, { subscriptionId });
    for (const on of ['2026-05-31', '2026-06-17'])
      await expect(execute(world.owner, changePlan, { ...wish, on })).rejects.toThrow('request.invalid');
  });
});

describe('twice', () => {
  it('two tabs at once make one change and one invoice', async () => {
    const subscriptionId = await active();
    goTo('2026-06-16');
    const wish = { subscriptionId, productId: big };
    const tried = await Promise.allSettled([1, 2].map(() => execute(me, changePlan, wish)));
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await invoicesOf()).toHaveLength(2);
  });

  it('a retry with the same key answers the first result', async () => {
    const subscriptionId = await active();
    goTo('2026-06-16');
    const caller = { ...me, idempotencyKey: `change-${subscriptionId}` };
    const wish = { subscriptionId, productId: big };
    const first = await execute(caller, changePlan, wish);
    expect(await execute(caller, changePlan, wish)).toEqual(first);
    expect(await invoicesOf()).toHaveLength(2);
  });

  it('a change to what is there, or to another amount than was agreed, is refused', async () => {
    const subscriptionId = await active();
    await expect(execute(me, changePlan, { subscriptionId })).rejects.toThrow('subscriptions.nothing_to_change');
    const wish = { subscriptionId, productId: big, agreedMinor: '1' };
    await expect(execute(me, changePlan, wish)).rejects.toThrow('subscriptions.price_changed');
  });
});
