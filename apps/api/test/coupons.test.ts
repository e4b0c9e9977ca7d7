import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { addCouponCodes } from '#modules/billing/commands/add-coupon-codes.ts';
import { archiveCoupon } from '#modules/billing/commands/archive-coupon.ts';
import { redeemCoupon } from '#modules/billing/commands/redeem-coupon.ts';
import { takeOffCoupon } from '#modules/billing/commands/take-off-coupon.ts';
import { updateCoupon } from '#modules/billing/commands/update-coupon.ts';
import { exampleCoupon } from '#modules/billing/coupon-input.ts';
import { voidInvoice } from '#modules/billing/index.ts';
import { explainLine } from '#modules/billing/queries/explain-line.ts';
import { getCouponPage } from '#modules/billing/queries/get-coupon.ts';
import { listCouponCodes } from '#modules/billing/queries/list-coupon-codes.ts';
import { listRedemptions } from '#modules/billing/queries/list-redemptions.ts';
import { subscriptionDiscounts } from '#modules/billing/queries/subscription-discounts.ts';
import { aCoupon, checkLedger, getInvoice } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { checkout } from '#modules/ordering/actions/checkout.ts';
import { acceptQuote } from '#modules/ordering/commands/accept-quote.ts';
import { cancelOrder } from '#modules/ordering/commands/cancel-order.ts';
import { createQuote } from '#modules/ordering/commands/create-quote.ts';
import { enterCoupon } from '#modules/ordering/commands/enter-coupon.ts';
import { sendQuote } from '#modules/ordering/commands/send-quote.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { cart } from '#modules/ordering/queries/cart.ts';
import { getOrder } from '#modules/ordering/queries/get-order.ts';
import { previewOrder } from '#modules/ordering/queries/preview-order.ts';
import { aCart } from '#modules/ordering/testing.ts';
import { enableBankTransfer } from '#modules/payments/testing.ts';
import { timeMachine } from '#modules/reporting/queries/time-machine.ts';
import { getSubscription } from '#modules/subscriptions/queries/get-subscription.ts';
import { previewChange } from '#modules/subscriptions/queries/preview-change.ts';
import { changePlan } from '#modules/subscriptions/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { lifeOf } from './life.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
let small: string;
let big: string;

const CURRENCIES = { EUR: 3000n, JPY: 3000n, USD: 3000n } as const;

beforeAll(async () => {
  world = await createWorld();
  const categoryId = await aCategory(world.owner);
  const prices = (times: bigint) =>
    Object.entries(CURRENCIES).map(([currency, price]) => ({
      ...{ cycle: 'monthly' as const, currency, setupMinor: '900' },
      priceMinor: (price * times).toString(),
    }));
  big = await aProduct(world.owner, { categoryId, prices: prices(2n) });
  small = await aProduct(world.owner, { categoryId, prices: prices(1n), upgrades: [big] });
  await execute(world.owner, updateSettings, {
    section: 'company',
    value: { name: 'Seller', address1: 'Street 1', city: 'Town', country: 'DE', taxId: 'DE111111111' },
  });
  await chargeTax(world.owner);
  await enableBankTransfer(world.owner);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

const { goTo, run, payAll, invoicesOf, subscriptionsOf, lastInvoice } = lifeOf(() => world);

const item = (productId = small) => ({ productId, cycle: 'monthly' as const });
const order = (clientId: string, couponCodes: string[], items = [item()]) =>
  execute(world.owner, createOrder, { clientId, couponCodes, items });
const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
const amounts = (invoice: Awaited<ReturnType<typeof see>>) => [
  invoice.net.amountMinor,
  invoice.tax.amountMinor,
  invoice.total.amountMinor,
];
const reasonOf = async (asked: Promise<unknown>) => {
  try {
    await asked;
  } catch (error) {
    return (error as { details?: { values?: Record<string, string> } }).details?.values?.['reason'] ?? String(error);
  }
  return null;
};
/** Orders, pays, and answers the subscription that runs then. */
async function running(clientId: string, couponCodes: string[] = []): Promise<string> {
  await order(clientId, couponCodes);
  await payAll(clientId);
  return (await subscriptionsOf(clientId))[0]?.id ?? '';
}
/** Every line of a client is what its explanation comes to. */
async function demandExplained(clientId: string): Promise<void> {
  for (const { id } of await invoicesOf(clientId))
    for (const line of (await see(id)).lines)
      expect(await ask(world.owner, explainLine, { lineId: line.id })).toMatchObject({ amount: { isSame: true } });
}
const checkoutOf = (cartToken: string, email: string) => ({
  cartToken,
  terms: { isAccepted: true, version: '1' },
  account: { name: 'Vera', email, country: 'DE' },
  pluginId: 'bank-transfer',
});
const buy = (caller: Caller, cartToken: string, email: string) =>
  perform({ services: world.services, caller }, checkout, checkoutOf(cartToken, email));

describe('two coupons on one order', () => {
  it('are taken one after the other, and cart, preview and invoice agree to the cent', async () => {
    goTo('2026-06-01');
    await aCoupon(world.owner, 'ten', { kind: 'fixed', rate: null, amounts: { EUR: '1000', JPY: '100' } });
    await aCoupon(world.owner, 'fifth', { includesOneOff: true });
    const cartToken = await aCart(world.anonymous, { productId: small });
    await execute(world.anonymous, enterCoupon, { cartToken, code: 'Ten' });
    await execute(world.anonymous, enterCoupon, { cartToken, code: ' fifth ' });
    const shown = await ask(world.anonymous, cart, { cartToken, country: 'DE' });
    // 30.00 + 9.00 set-up; 10.00 off the 30.00, then 20 % of the 29.00 left.
    expect(shown.coupons.map(({ code, saved }) => [code, saved.amountMinor])).toEqual([
      ['TEN', '1000'],
      ['FIFTH', '580'],
    ]);
    expect([shown.discount, shown.net, shown.tax, shown.total].map(({ amountMinor }) => amountMinor)).toEqual([
      '1580',
      '2320',
      '441',
      '2761',
    ]);
    const placed = await buy(world.anonymous, cartToken, 'two@example.com');
    const invoice = await see(placed.invoiceId);
    expect(amounts(invoice)).toEqual(['2320', '441', '2761']);
    expect(invoice.lines.map(({ kind, discount, net }) => [kind, discount.amountMinor, net.amountMinor])).toEqual([
      ['recurring', '1400', '1600'],
      ['setup', '180', '720'],
    ]);
    const { items } = await ask(world.owner, getOrder, { orderId: placed.orderId });
    expect(items.map((one) => one.discount.amountMinor)).toEqual(['1580']);
    const clientId = await aClient(world.owner);
    const preview = await ask(world.owner, previewOrder, { clientId, items: [item()], couponCodes: ['ten', 'fifth'] });
    expect(preview.total.amountMinor).toBe('2761');
    await demandExplained(invoice.clientId);
  });

  it('one that stands alone is refused beside another', async () => {
    await aCoupon(world.owner, 'alone', { isStackable: false });
    const cartToken = await aCart(world.anonymous, { productId: small });
    await execute(world.anonymous, enterCoupon, { cartToken, code: 'fifth' });
    expect(await reasonOf(execute(world.anonymous, enterCoupon, { cartToken, code: 'alone' }))).toBe('not_stackable');
    const clientId = await aClient(world.owner);
    expect(await reasonOf(order(clientId, ['alone', 'fifth']))).toBe('not_stackable');
  });
});

describe('a fixed amount', () => {
  it('is what it is in the currency of the client, and nothing in another', async () => {
    for (const [currency, net] of [
      ['EUR', '2900'],
      ['JPY', '3800'],
    ] as const) {
      const clientId = await aClient(world.owner, { currency });
      const { invoiceId } = await order(clientId, ['ten']);
      expect(amounts(await see(invoiceId))[0]).toBe(net);
    }
    const clientId = await aClient(world.owner, { currency: 'USD' });
    expect(await reasonOf(order(clientId, ['ten']))).toBe('currency_mismatch');
  });
});

describe('a coupon for some periods', () => {
  it('lasts across an upgrade: the period stays reduced, what comes back is what was charged, and then it ends', async () => {
    goTo('2026-06-01');
    await aCoupon(world.owner, 'half-2', { rate: '0.5', duration: 'periods', periods: 2 });
    const clientId = await aClient(world.owner);
    const subscriptionId = await running(clientId, ['half-2']);
    expect(amounts(await lastInvoice(clientId))[0]).toBe('2400');
    goTo('2026-06-16');
    const preview = await ask(world.owner, previewChange, { subscriptionId, productId: big });
    // Half of 60.00 for half a month, less half of the 15.00 that were charged.
    expect(preview.change?.net.amountMinor).toBe('750');
    expect(preview.change?.next).toMatchObject({ on: '2026-07-01', amount: { amountMinor: '3000' } });
    await execute(world.owner, changePlan, { subscriptionId, productId: big, agreedMinor: '893' });
    expect(amounts(await lastInvoice(clientId))).toEqual(['750', '143', '893']);
    await payAll(clientId);
    const { renewal } = await ask(world.contact(clientId), getSubscription, { subscriptionId });
    expect(renewal).toMatchObject({ amount: { amountMinor: '3000' }, discount: { amountMinor: '3000' } });
    const foreseen = (await ask(world.owner, timeMachine, { until: '2026-09-15' })).events.filter(
      (one) => one.clientId === clientId && one.what === 'invoice',
    );
    const made: string[] = [];
    for (const day of ['2026-06-25', '2026-07-26', '2026-08-26']) {
      goTo(day);
      await run('subscriptions.invoice_renewals');
      made.push((await lastInvoice(clientId)).total.amountMinor);
      await payAll(clientId);
    }
    expect(made).toEqual(['3570', '7140', '7140']);
    expect(foreseen.map(({ amount }) => amount?.amountMinor)).toEqual(made);
    const { rows } = await ask(world.contact(clientId), subscriptionDiscounts, { clientId, subscriptionId });
    expect(rows).toMatchObject([{ code: 'HALF-2', used: 2, periods: 2, state: 'spent' }]);
    await demandExplained(clientId);
  });

  it('gives a period that was voided back', async () => {
    goTo('2026-06-01');
    const clientId = await aClient(world.owner);
    const subscriptionId = await running(clientId, ['half-2']);
    goTo('2026-06-25');
    await run('subscriptions.invoice_renewals');
    const used = async () =>
      (await ask(world.owner, subscriptionDiscounts, { clientId, subscriptionId })).rows[0]?.used;
    expect(await used()).toBe(2);
    await execute(world.owner, voidInvoice, { invoiceId: (await lastInvoice(clientId)).id, reason: 'Test' });
    expect(await used()).toBe(1);
  });
});

describe('a free period', () => {
  it('takes all that recurs and leaves the set-up fee', async () => {
    goTo('2026-06-01');
    await aCoupon(world.owner, 'free', { kind: 'free_period', rate: null });
    const clientId = await aClient(world.owner);
    const { invoiceId } = await order(clientId, ['free'], [item(), item(big)]);
    expect(amounts(await see(invoiceId))).toEqual(['1800', '342', '2142']);
    await demandExplained(clientId);
  });
});

describe('limits', () => {
  it('of one are kept by twenty orders at once, and the other nineteen are told', async () => {
    const couponId = await aCoupon(world.owner, 'one', { maxRedemptions: 1 });
    const carts = await Promise.all(Array.from({ length: 20 }, () => aCart(world.anonymous, { productId: small })));
    for (const cartToken of carts)
      await world.admin.query(`update carts set coupon_codes = '{ONE}' where token_hash = sha256($1::bytea)`, [
        Buffer.from(cartToken),
      ]);
    const reasons = await Promise.all(
      carts.map((token, n) => reasonOf(buy(world.anonymous, token, `o${n}@example.com`))),
    );
    expect(reasons.filter((reason) => reason === null)).toHaveLength(1);
    expect(reasons.filter((reason) => reason === 'used_up')).toHaveLength(19);
    expect(await ask(world.owner, getCouponPage, { couponId })).toMatchObject({ redeemed: 1, state: 'used_up' });
  }, 60_000);

  it('per client, for new clients, by date, by least amount and by product say which one it was', async () => {
    goTo('2026-06-01');
    await aCoupon(world.owner, 'per-client', { maxPerClient: 1 });
    await aCoupon(world.owner, 'new', { newClientsOnly: true });
    await aCoupon(world.owner, 'until-june', { validUntil: '2026-06-01' });
    await aCoupon(world.owner, 'from-june', { validFrom: '2026-06-02' });
    await aCoupon(world.owner, 'least', { minimums: { EUR: '3001' } });
    await aCoupon(world.owner, 'big-only', { productIds: [big] });
    await aCoupon(world.owner, 'yearly', { cycles: ['annually'] });
    const clientId = await aClient(world.owner);
    await order(clientId, ['per-client', 'new', 'until-june']);
    const reasons: unknown[] = [];
    for (const code of ['per-client', 'new', 'from-june', 'least', 'big-only', 'yearly', 'unheard-of'])
      reasons.push(await reasonOf(order(clientId, [code])));
    expect(reasons).toEqual([
      ...['used_up_by_client', 'new_clients_only', 'not_yet_valid', 'below_minimum', 'no_eligible_lines'],
      ...['no_eligible_lines', 'unknown'],
    ]);
    expect(await reasonOf(order(clientId, ['fifth', 'fifth']))).toBe('already_entered');
    goTo('2026-06-02');
    expect(await reasonOf(order(clientId, ['until-june']))).toBe('expired');
    await order(clientId, ['from-june']);
  });
});

describe('an order that comes to nothing', () => {
  it('gives its coupon back, whoever ends it', async () => {
    goTo('2026-06-01');
    const couponId = await aCoupon(world.owner, 'back', { maxRedemptions: 1 });
    const clientId = await aClient(world.owner);
    const redeemed = async () => (await ask(world.owner, getCouponPage, { couponId })).redeemed;
    const cancelled = await order(clientId, ['back']);
    expect(await redeemed()).toBe(1);
    await execute(world.owner, cancelOrder, { orderId: cancelled.orderId, reason: 'Changed their mind' });
    expect(await redeemed()).toBe(0);
    const voided = await order(clientId, ['back']);
    await execute(world.owner, voidInvoice, { invoiceId: voided.invoiceId, reason: 'Ordered twice' });
    expect(await redeemed()).toBe(0);
    await order(clientId, ['back']);
    goTo('2026-08-01');
    await run('ordering.expire_orders');
    expect(await redeemed()).toBe(0);
    const { rows } = await ask(world.owner, listRedemptions, { couponId });
    expect(rows.map(({ state }) => state)).toEqual(['given_back', 'given_back', 'given_back']);
  });
});

describe('a quote', () => {
  it('offers the price after its coupons, and redeems them when it is accepted', async () => {
    goTo('2026-06-01');
    const couponId = await aCoupon(world.owner, 'offer', { maxRedemptions: 1 });
    const offer = async (clientId: string) => {
      const asked = { clientId, items: [item()], couponCodes: ['offer'], validUntil: '2026-07-01', intro: '' };
      const { quoteId, total } = await execute(world.owner, createQuote, asked);
      await execute(world.owner, sendQuote, { quoteId });
      return { quoteId, total: total.amountMinor, caller: world.contact(clientId, ['owner']) };
    };
    const [first, second] = [await offer(await aClient(world.owner)), await offer(await aClient(world.owner))];
    // 30.00 less 20 %, 9.00 set-up, 19 % tax.
    expect(first.total).toBe('3927');
    expect(await ask(world.owner, getCouponPage, { couponId })).toMatchObject({ redeemed: 0 });
    const accept = ({ quoteId, caller }: typeof first) =>
      execute(caller, acceptQuote, { quote: { quoteId }, terms: { isAccepted: true, version: '1' } });
    const { invoiceId } = await accept(first);
    expect((await see(invoiceId)).total.amountMinor).toBe('3927');
    expect(await ask(world.owner, getCouponPage, { couponId })).toMatchObject({ redeemed: 1 });
    // Nobody pays more than was offered: what can no longer be kept is refused.
    expect(await reasonOf(accept(second))).toBe('used_up');
    expect(await reasonOf(offer(await aClient(world.owner)))).toBe('used_up');
  });
});

describe('staff', () => {
  it('redeem a coupon for what runs: from the next renewal on, until they take it off', async () => {
    goTo('2026-06-01');
    await aCoupon(world.owner, 'loyal', { rate: '0.1', duration: 'forever' });
    const clientId = await aClient(world.owner);
    const subscriptionId = await running(clientId);
    const { redemptionId } = await execute(world.owner, redeemCoupon, { clientId, subscriptionId, code: 'loyal' });
    const renewals: string[] = [];
    for (const day of ['2026-06-25', '2026-07-26']) {
      goTo(day);
      await run('subscriptions.invoice_renewals');
      renewals.push((await lastInvoice(clientId)).net.amountMinor);
      await payAll(clientId);
      if (renewals.length === 1) await execute(world.owner, takeOffCoupon, { redemptionId, reason: 'Agreed' });
    }
    expect(renewals).toEqual(['2700', '3000']);
    const stranger = await aClient(world.owner);
    await expect(
      execute(world.owner, redeemCoupon, { clientId: stranger, subscriptionId, code: 'loyal' }),
    ).rejects.toThrow('request.not_found');
  });

  it('may change a coupon: what was redeemed keeps the terms of its day', async () => {
    goTo('2026-06-01');
    const couponId = await aCoupon(world.owner, 'sale', { rate: '0.5', duration: 'forever' });
    const [early, late] = [await aClient(world.owner), await aClient(world.owner)];
    await running(early, ['sale']);
    await execute(world.owner, updateCoupon, {
      ...exampleCoupon,
      couponId,
      rate: '0.1',
      duration: 'forever',
      periods: null,
    });
    await running(late, ['sale']);
    await execute(world.owner, archiveCoupon, { couponId, isArchived: true });
    expect(await reasonOf(order(await aClient(world.owner), ['sale']))).toBe('unknown');
    goTo('2026-06-25');
    await run('subscriptions.invoice_renewals');
    expect((await lastInvoice(early)).net.amountMinor).toBe('1500');
    expect((await lastInvoice(late)).net.amountMinor).toBe('2700');
    const { turnover } = await ask(world.owner, getCouponPage, { couponId });
    expect(turnover).toEqual([{ currency: 'EUR', invoices: 4, discountMinor: '3600', turnoverMinor: '8400' }]);
  });

  it('generate codes that nobody can guess and that each count once; a code exists once in whatever case', async () => {
    const couponId = await aCoupon(world.owner, 'batch');
    const codes = { kind: 'generated', count: 1_200, prefix: 'vip-' } as const;
    expect(await execute(world.owner, addCouponCodes, { couponId, codes })).toEqual({ added: 1_200 });
    const { rows, total } = await ask(world.owner, listCouponCodes, { filter: { couponId, isGenerated: true } });
    expect(total).toBe(1_200);
    expect(rows[0]?.code).toMatch(/^VIP-[2-9A-Z]{10}$/);
    const clientId = await aClient(world.owner);
    await order(clientId, [rows[0]?.code ?? '']);
    expect(await reasonOf(order(clientId, [rows[0]?.code ?? '']))).toBe('used_up');
    await order(clientId, [rows[1]?.code ?? '']);
    await expect(
      execute(world.owner, addCouponCodes, { couponId, codes: { kind: 'own', code: 'BaTcH' } }),
    ).rejects.toThrow('billing.coupon_code_taken');
  });
});
