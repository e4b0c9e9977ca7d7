import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { redeemCoupon } from '#modules/billing/commands/redeem-coupon.ts';
import { takeOffCoupon } from '#modules/billing/commands/take-off-coupon.ts';
import { aCoupon } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { recurringRevenue } from '#modules/reporting/queries/recurring-revenue.ts';
import { changePlan } from '#modules/subscriptions/testing.ts';
import { lifeOf } from './life.ts';
import { createWorld, type TestWorld } from './world.ts';

// Half a year of four clients, each in a currency of its own, so that each has a series of its own:
//   EUR  15 Jan  30.00 a month, half for two periods; 1 Feb bigger for 60.00; whole again from 15 Mar
//   USD  10 Jan  30.00 a month; 20 Jan staff give 10.00 off for good; taken off on 20 Apr
//   GBP  10 Jan  30.00 a month, the first period for 20 % less, and nobody calls that less revenue
//   CHF  10 Jan  30.00 a month, the first two periods free
let world: TestWorld;
/** What was said of April before the invoice of its renewal, and between that and the renewal. */
const present: (string | undefined)[] = [];
const { goTo, run, payAll, subscriptionsOf } = lifeOf(() => world);
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF'] as const;

beforeAll(async () => {
  world = await createWorld();
  goTo('2026-01-01');
  const categoryId = await aCategory(world.owner);
  const prices = (priceMinor: string) =>
    CURRENCIES.map((currency) => ({ cycle: 'monthly' as const, currency, priceMinor, setupMinor: '0' }));
  const big = await aProduct(world.owner, { categoryId, prices: prices('6000') });
  const small = await aProduct(world.owner, { categoryId, prices: prices('3000'), upgrades: [big] });
  await aCoupon(world.owner, 'half-2', { rate: '0.5', duration: 'periods', periods: 2 });
  await aCoupon(world.owner, 'ten', { kind: 'fixed', rate: null, amounts: { USD: '1000' }, duration: 'forever' });
  await aCoupon(world.owner, 'fifth', { rate: '0.2', duration: 'once' });
  await aCoupon(world.owner, 'free-2', { kind: 'free_period', rate: null, duration: 'periods', periods: 2 });

  const clients = new Map<string, string>();
  for (const currency of CURRENCIES) clients.set(currency, await aClient(world.owner, { currency }));
  const clientOf = (currency: string) => clients.get(currency) ?? '';
  const start = async (currency: string, couponCodes: string[]) => {
    const items = [{ productId: small, cycle: 'monthly' as const }];
    await execute(world.owner, createOrder, { clientId: clientOf(currency), couponCodes, items });
    await payAll(clientOf(currency));
    return (await subscriptionsOf(clientOf(currency)))[0]?.id ?? '';
  };
  const on = async (day: string) => {
    goTo(day);
    await run('subscriptions.invoice_renewals');
    for (const currency of CURRENCIES) await payAll(clientOf(currency));
  };

  goTo('2026-01-10');
  await start('GBP', ['fifth']);
  await start('CHF', ['free-2']);
  const usd = await start('USD', []);
  goTo('2026-01-15');
  const eur = await start('EUR', ['half-2']);
  goTo('2026-01-20');
  const { redemptionId } = await execute(world.owner, redeemCoupon, {
    ...{ clientId: clientOf('USD'), subscriptionId: usd, code: 'ten' },
  });
  goTo('2026-02-01');
  await execute(world.owner, changePlan, { subscriptionId: eur, productId: big });
  await payAll(clientOf('EUR'));
  for (const day of ['2026-02-09', '2026-02-14', '2026-03-09', '2026-03-14']) await on(day);
  const april = async () => (await series('USD', { months: 1, until: '2026-04' }))[0]?.endMinor;
  goTo('2026-04-02');
  present.push(await april());
  await on('2026-04-09');
  present.push(await april());
  await on('2026-04-14');
  goTo('2026-04-20');
  await execute(world.owner, takeOffCoupon, { redemptionId, reason: 'As agreed' });
  for (const day of ['2026-05-09', '2026-05-14', '2026-06-09', '2026-06-14']) await on(day);
}, 120_000);
afterAll(() => world[Symbol.asyncDispose]());

const series = async (currency: string, asked = { months: 6, until: '2026-06' }) => {
  const { currencies } = await ask(world.owner, recurringRevenue, asked);
  return currencies.find((one) => one.currency === currency)?.months ?? [];
};
const ends = async (currency: string) => (await series(currency)).map((row) => row.endMinor);

describe('recurring revenue is what is left after coupons that last', () => {
  it('for some periods: less for as long as they last, by the share of the plan in force', async () => {
    expect(await ends('EUR')).toEqual(['1500', '3000', '6000', '6000', '6000', '6000']);
  });

  it('for good: from the renewal after it was given until the renewal after it was taken off', async () => {
    expect(await ends('USD')).toEqual(['3000', '2000', '2000', '2000', '3000', '3000']);
    const [, february, , , may] = await series('USD');
    expect([february?.moves.contraction, may?.moves.expansion]).toEqual(['-1000', '1000']);
  });

  it('once is no less revenue', async () => {
    expect(await ends('GBP')).toEqual(['3000', '3000', '3000', '3000', '3000', '3000']);
  });

  it('free periods are no revenue, and still a client who came and has not left', async () => {
    expect(await ends('CHF')).toEqual(['0', '0', '3000', '3000', '3000', '3000']);
    const months = await series('CHF');
    expect(months.map(({ clients }) => [clients.new, clients.expansion, clients.churn, clients.end])).toEqual([
      [1, 0, 0, 1],
      [0, 0, 0, 1],
      [0, 1, 0, 1],
      ...Array(3).fill([0, 0, 0, 1]),
    ]);
  });

  it('is said of the present month as it is now, before and after the next invoice is written', () => {
    expect(present).toEqual(['2000', '2000']);
  });
});
