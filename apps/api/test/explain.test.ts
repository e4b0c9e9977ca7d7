import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { createInvoice, issueInvoice, voidInvoice } from '#modules/billing/index.ts';
import { explainLine } from '#modules/billing/queries/explain-line.ts';
import { getInvoice } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { cancelSubscription } from '#modules/subscriptions/index.ts';
import { explainSubscription } from '#modules/subscriptions/queries/explain-subscription.ts';
import { changePlan } from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { lifeOf } from './life.ts';
import { createWorld, type TestWorld } from './world.ts';

const CURRENCIES = { EUR: '1499', JPY: '1333', KWD: '10999' } as const;
type Currency = keyof typeof CURRENCIES;

let world: TestWorld;
let small: string;
let big: string;

beforeAll(async () => {
  world = await createWorld();
  const categoryId = await aCategory(world.owner);
  const prices = (times: bigint) =>
    Object.entries(CURRENCIES).map(([currency, price]) => ({
      ...{ cycle: 'monthly' as const, currency, setupMinor: '333' },
      priceMinor: (BigInt(price) * times).toString(),
    }));
  big = await aProduct(world.owner, { categoryId, prices: prices(3n) });
  small = await aProduct(world.owner, { categoryId, prices: prices(1n), upgrades: [big] });
  await execute(world.owner, updateSettings, {
    section: 'company',
    value: { name: 'Seller', address1: 'Street 1', city: 'Town', country: 'DE', taxId: 'DE111111111' },
  });
  await chargeTax(world.owner, { hasOneStopShop: true });
});
afterAll(async () => world[Symbol.asyncDispose]());

const { goTo, run, payAll, invoicesOf, subscriptionsOf, work } = lifeOf(() => world);

const pricesWithTax = (isTaxInclusive: boolean) =>
  execute(world.owner, updateSettings, {
    section: 'billing',
    value: { isTaxInclusive, renewalLeadDays: 7, termDays: 14 },
  });

/** Every line of every invoice of a client, explained. */
async function explained(clientId: string) {
  const answers = [];
  for (const { id: invoiceId } of await invoicesOf(clientId))
    for (const { id: lineId } of (await ask(world.owner, getInvoice, { invoiceId })).lines)
      answers.push(await ask(world.owner, explainLine, { lineId }));
  return answers;
}

/** Orders, pays, changes to more and to a larger plan on odd days, renews: what a year brings, in two months. */
async function liveThrough(of: { currency: Currency; isTaxInclusive: boolean; country: string }): Promise<string> {
  const { currency, isTaxInclusive, country } = of;
  goTo('2026-01-31');
  await pricesWithTax(isTaxInclusive);
  const clientId = await aClient(world.owner, { currency, country });
  const discount = { kind: 'percent', percent: '7.5' } as const;
  await execute(world.owner, createOrder, {
    clientId,
    items: [
      { productId: small, cycle: 'monthly', quantity: 3, discount },
      { productId: small, cycle: 'monthly', discount: { kind: 'amount', amountMinor: '77' } },
    ],
  });
  await payAll(clientId);
  const [plan] = (await subscriptionsOf(clientId)).filter(({ quantity }) => quantity === 3);
  const subscriptionId = plan?.id ?? '';
  goTo('2026-02-09');
  await execute(world.owner, changePlan, { subscriptionId, quantity: 5, when: 'now' });
  await payAll(clientId);
  goTo('2026-02-17');
  await execute(world.owner, changePlan, { subscriptionId, productId: big, when: 'now' });
  await payAll(clientId);
  goTo('2026-02-22');
  await run('subscriptions.invoice_renewals');
  await payAll(clientId);
  goTo('2026-03-25');
  await run('subscriptions.invoice_renewals');
  await payAll(clientId);
  // Less, by the client's wish at once: what is given back is more than what is charged.
  await execute(world.owner, changePlan, { subscriptionId, productId: small, quantity: 1, when: 'now' });
  return clientId;
}

const CASES = Object.keys(CURRENCIES).flatMap((currency) =>
  [false, true].map((isTaxInclusive) => ({ currency: currency as Currency, isTaxInclusive, country: 'DE' })),
);

describe('what a line says of itself', () => {
  it.each([...CASES, { currency: 'EUR', isTaxInclusive: true, country: 'CH' } as const])(
    'computed again is what stands on the document: $currency, prices with tax $isTaxInclusive, buyer in $country',
    async (of) => {
      const lines = await explained(await liveThrough(of));
      const wrong = lines.filter(({ amount }) => !amount.isSame || amount.computed === null);
      expect(wrong).toEqual([]);
      const rules = new Set(lines.map(({ amount }) => amount.rule));
      const steps = new Set(lines.flatMap(({ amount }) => amount.steps.map(({ rule }) => rule)));
      expect([...steps]).toEqual(expect.arrayContaining(['percent_by_staff', 'amount_by_staff', 'part_of_discount']));
      const expected = ['whole_period', 'share_of_period', 'billed_once'];
      expect([...rules]).toEqual(expect.arrayContaining([...expected, 'unused_time_of_what_was_charged']));
      expect(lines.every(({ due, issued }) => due !== null && issued.rule !== 'not_issued')).toBe(true);
    },
    60_000,
  );

  it('is there on every line of the world', async () => {
    const { rows } = await world.admin.query<{ lines: string; unexplained: string }>(
      `select count(*) as lines, count(*) filter (where why is null or why ->> 'rule' = 'not_recorded') as unexplained
       from invoice_lines`,
    );
    expect(Number(rows[0]?.lines)).toBeGreaterThan(100);
    expect(rows[0]?.unexplained).toBe('0');
  });

  it('tells a difference where an amount is not what its inputs come to', async () => {
    const clientId = await aClient(world.owner);
    const lineId = await aLineByHand(clientId);
    await world.admin.query('alter table invoice_lines disable trigger user');
    await world.admin.query('update invoice_lines set amount_minor = amount_minor + 1 where id = $1', [lineId]);
    await world.admin.query('alter table invoice_lines enable trigger user');
    const { amount } = await ask(world.owner, explainLine, { lineId });
    expect(amount.isSame).toBe(false);
  });

  it('names the end of the month to which the 31st was moved', async () => {
    const lines = await explained(await liveThrough({ currency: 'EUR', isTaxInclusive: false, country: 'DE' }));
    const periods = lines.flatMap(({ period }) => (period?.rule === 'clamped_to_month_end' ? [period.inputs] : []));
    expect(periods).toContainEqual(
      expect.objectContaining({
        anchorOn: '2026-01-31',
        anchorDay: 31,
        start: '2026-02-28',
        end: '2026-03-31',
        number: 2,
      }),
    );
  });
});

async function aLineByHand(clientId: string): Promise<string> {
  const line = { kind: 'one_off', description: 'Work', quantity: '1.5', unitPriceMinor: '3333' } as const;
  const { invoiceId } = await execute(world.owner, createInvoice, { clientId, lines: [line] });
  await execute(world.owner, issueInvoice, { invoiceId });
  return (await ask(world.owner, getInvoice, { invoiceId })).lines[0]?.id ?? '';
}

describe('the reason of a line', () => {
  it('that a person wrote names the person to staff, and to nobody else', async () => {
    const clientId = await aClient(world.owner);
    const lineId = await aLineByHand(clientId);
    const { amount, due } = await ask(world.owner, explainLine, { lineId });
    expect(amount).toMatchObject({ rule: 'written_by_hand', stated: { amountMinor: '5000' }, isSame: true });
    expect(amount.inputs['by']).toEqual(expect.any(String));
    expect(due).toMatchObject({ rule: 'term_days', inputs: { termDays: 14 } });
    const seen = await ask(world.contact(clientId), explainLine, { lineId });
    expect(seen.amount.rule).toBe('written_by_hand');
    expect(seen.amount.inputs).not.toHaveProperty('by');
  });

  it('cannot be set from outside', async () => {
    const clientId = await aClient(world.owner);
    const why = { rule: 'whole_period', inputs: {}, version: 1 };
    const line = { kind: 'one_off', description: 'Work', unitPriceMinor: '100', why } as const;
    await expect(execute(world.owner, createInvoice, { clientId, lines: [line] })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  it('is not found by another client, nor by its own while the invoice is a draft', async () => {
    const clientId = await aClient(world.owner);
    const lineId = await aLineByHand(clientId);
    const stranger = world.contact(await aClient(world.owner));
    const missing = { code: 'request.not_found' };
    await expect(ask(stranger, explainLine, { lineId })).rejects.toMatchObject(missing);
    const draft = await execute(world.owner, createInvoice, {
      clientId,
      lines: [{ kind: 'one_off', description: 'Work', unitPriceMinor: '100' }],
    });
    const { rows } = await world.admin.query('select id from invoice_lines where invoice_id = $1', [draft.invoiceId]);
    await expect(ask(world.contact(clientId), explainLine, { lineId: rows[0].id })).rejects.toMatchObject(missing);
  });
});

describe('a subscription', () => {
  const why = (caller: Caller, subscriptionId: string) => ask(caller, explainSubscription, { subscriptionId });

  async function ordered(): Promise<{ clientId: string; subscriptionId: string; invoiceId: string }> {
    goTo('2026-01-31');
    await pricesWithTax(false);
    const clientId = await aClient(world.owner);
    const { invoiceId } = await execute(world.owner, createOrder, {
      clientId,
      items: [{ productId: small, cycle: 'monthly' }],
    });
    await work();
    const [one] = await subscriptionsOf(clientId);
    return { clientId, invoiceId, subscriptionId: one?.id ?? '' };
  }

  it('says that nothing is billed before its first invoice is paid, and what begins with it', async () => {
    const { clientId, subscriptionId } = await ordered();
    expect(await why(world.owner, subscriptionId)).toMatchObject({
      nextInvoice: { rule: 'first_period_unpaid' },
      paidUntil: { rule: 'nothing_paid' },
      price: { rule: 'price_at_order', inputs: { recurringMinor: '1499' } },
      catalogue: { amountMinor: '1499', currency: 'EUR' },
      log: [{ rule: 'ordered', from: null, to: 'pending' }],
      change: null,
      end: null,
    });
    await payAll(clientId);
    expect(await why(world.owner, subscriptionId)).toMatchObject({
      nextInvoice: {
        rule: 'lead_days_before_period',
        inputs: { on: '2026-02-21', periodStart: '2026-02-28', leadDays: 7, anchorOn: '2026-01-31', number: 2 },
      },
      paidUntil: { rule: 'first_period', inputs: { until: '2026-02-28' } },
      log: [{ rule: 'first_invoice_paid', from: 'pending', to: 'active' }, { rule: 'ordered' }],
    });
  });

  it('says since when it has its price, and what waits to change it', async () => {
    const { clientId, subscriptionId } = await ordered();
    await payAll(clientId);
    await execute(world.owner, changePlan, { subscriptionId, productId: big, when: 'now' });
    expect(await why(world.owner, subscriptionId)).toMatchObject({
      nextInvoice: { rule: 'waits_for_change' },
      change: { rule: 'change_waits_for_payment', inputs: { recurringMinor: '4497' } },
    });
    await payAll(clientId);
    expect(await why(world.owner, subscriptionId)).toMatchObject({
      price: { rule: 'price_since_change', inputs: { recurringMinor: '4497' } },
      catalogue: { amountMinor: '4497' },
      change: null,
      log: [{ rule: 'changed_to' }, { rule: 'change_asked_for' }, {}, {}],
    });
  });

  it('says why no more invoices come after a cancellation, in the words of whoever cancelled', async () => {
    const { clientId, subscriptionId } = await ordered();
    await payAll(clientId);
    await execute(world.owner, cancelSubscription, { subscriptionId, when: 'period_end', reason: 'Moving elsewhere' });
    const answer = await why(world.contact(clientId), subscriptionId);
    expect(answer).toMatchObject({
      nextInvoice: { rule: 'no_renewal_after_cancellation', inputs: { on: '2026-02-28' } },
      end: { rule: 'ends_with_paid_period', inputs: { on: '2026-02-28' } },
    });
    expect(answer.log[0]).toMatchObject({ rule: 'ends_later', inputs: { words: 'Moving elsewhere' }, by: null });
  });

  it('whose first invoice is voided says so, and is not found by another client', async () => {
    const { subscriptionId, invoiceId } = await ordered();
    await execute(world.owner, voidInvoice, { invoiceId, reason: 'Ordered by mistake' });
    await work();
    expect(await why(world.owner, subscriptionId)).toMatchObject({
      status: 'cancelled',
      nextInvoice: { rule: 'over' },
      end: { rule: 'ended_on' },
      log: [{ rule: 'first_invoice_voided' }, {}],
    });
    const stranger = world.contact(await aClient(world.owner));
    await expect(why(stranger, subscriptionId)).rejects.toMatchObject({ code: 'request.not_found' });
  });
});
