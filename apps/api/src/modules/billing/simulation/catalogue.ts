import { decimal } from '#lib/money/decimal.ts';
import { type Catalogue, type Coupon, NO_LIMITS, type PriceTerms, WHOLE_CATALOGUE } from '../core/index.ts';
import { idOf } from './ids.ts';

/** Prices differ by currency so that none of them divides evenly. */
const FACTORS: Readonly<Record<string, bigint>> = { EUR: 1n, USD: 1n, JPY: 2n, KWD: 3n };

const MONTH = { count: 1, unit: 'month' } as const;

interface Plan extends Partial<Omit<PriceTerms, 'id' | 'unitPriceMinor'>> {
  readonly name: string;
  readonly price: bigint;
}

const USAGE: Readonly<Record<'first' | 'second', PriceTerms['usage']>> = {
  first: [
    {
      metricId: 'traffic',
      price: {
        model: 'graduated',
        tiers: [
          { upTo: '100', unitPriceMinor: '1.25' },
          { upTo: null, unitPriceMinor: '0.7', flatMinor: '50' },
        ],
      },
    },
    {
      metricId: 'mailboxes',
      price: {
        model: 'volume',
        tiers: [
          { upTo: '3', unitPriceMinor: '99' },
          { upTo: null, unitPriceMinor: '49' },
        ],
      },
    },
  ],
  second: [{ metricId: 'traffic', price: { model: 'package', size: '50', blockPriceMinor: '61', freeUnits: '20' } }],
};

const PLANS: readonly Plan[] = [
  { name: 'small', price: 999n },
  { name: 'big', price: 2_499n, setupMinor: 500n },
  { name: 'yearly', price: 9_901n, interval: { count: 1, unit: 'year' } },
  { name: 'quarter', price: 2_903n, interval: { count: 3, unit: 'month' } },
  { name: 'weekly', price: 733n, interval: { count: 1, unit: 'week' } },
  { name: 'days', price: 1_117n, interval: { count: 30, unit: 'day' } },
  { name: 'arrears', price: 1_501n, timing: 'arrears' },
  { name: 'first of the month', price: 1_201n, align: { day: 1, firstPart: 'prorate', chargeNextFrom: 20 } },
  { name: 'fifteenth', price: 1_303n, align: { day: 15, firstPart: 'full' } },
  { name: 'last of the month', price: 1_407n, align: { day: 31, firstPart: 'free' } },
  { name: 'tried and billed', price: 1_409n, trial: { days: 14, withoutMethod: 'invoice' } },
  { name: 'tried and paused', price: 1_409n, trial: { days: 10, withoutMethod: 'pause' } },
  { name: 'tried and cancelled', price: 1_409n, trial: { days: 7, withoutMethod: 'cancel' } },
  { name: 'contract', price: 1_709n, contract: { count: 6, unit: 'month' } },
  { name: 'once', price: 4_999n, interval: null },
  { name: 'metered', price: 501n, usage: USAGE.first },
  { name: 'metered more', price: 811n, usage: USAGE.second },
  { name: 'minimum', price: 0n, usage: USAGE.second, minimumMinor: 2_003n },
  { name: 'add-on', price: 307n },
];

/** Clients come before. */
const FIRST_PRODUCT = 100;

function priceOfPlan(plan: Plan, currency: string): PriceTerms {
  const { name, price, ...rest } = plan;
  return {
    ...{
      productId: idOf(FIRST_PRODUCT + PLANS.indexOf(plan)),
      taxCategory: 'standard',
      setupMinor: 0n,
      timing: 'advance',
      interval: MONTH,
    },
    ...{ trial: null, align: null, contract: null, minimumMinor: null, usage: [] },
    ...rest,
    name,
    id: `${name} ${currency}`,
    currency,
    unitPriceMinor: decimal((price * (FACTORS[currency] ?? 1n)).toString()),
  };
}

const coupon = (id: string, of: Partial<Coupon> & Pick<Coupon, 'reduction'>): Coupon => ({
  id,
  duration: { kind: 'once' },
  scope: WHOLE_CATALOGUE,
  limits: NO_LIMITS,
  ...of,
});

const COUPONS: readonly Coupon[] = [
  coupon('half', { reduction: { kind: 'percent', rate: '0.5' } }),
  coupon('tenth for ever', {
    reduction: { kind: 'percent', rate: '0.1' },
    duration: { kind: 'forever' },
    limits: { ...NO_LIMITS, redemptions: 3, redemptionsPerClient: 1 },
  }),
  coupon('all of two periods', {
    reduction: { kind: 'percent', rate: '1' },
    duration: { kind: 'periods', count: 2 },
    limits: { ...NO_LIMITS, redemptionsPerClient: 2 },
  }),
  coupon('free period', {
    reduction: { kind: 'free_period' },
    limits: { ...NO_LIMITS, redemptionsPerClient: 1 },
  }),
  coupon('once', {
    reduction: { kind: 'fixed', amountMinor: 1_500n, currency: 'EUR' },
    scope: { ...WHOLE_CATALOGUE, includesOneOff: true },
    limits: { ...NO_LIMITS, redemptions: 2 },
  }),
  coupon('each period', {
    reduction: { kind: 'fixed', amountMinor: 333n, currency: 'JPY' },
    duration: { kind: 'periods', count: 3 },
    limits: { ...NO_LIMITS, newClientsOnly: true },
  }),
];

/** Every kind of plan, metric and coupon, in each of the currencies. */
export function catalogueFor(currencies: readonly string[]): Catalogue {
  const prices = PLANS.flatMap((plan) => currencies.map((currency) => priceOfPlan(plan, currency)));
  return {
    prices: new Map(prices.map((price) => [price.id, price])),
    metrics: new Map([
      ['traffic', { aggregation: 'sum', property: null, recurring: false, rounding: null }],
      ['mailboxes', { aggregation: 'unique', property: null, recurring: true, rounding: null }],
    ]),
    coupons: new Map(COUPONS.map((one) => [one.id, one])),
  };
}
