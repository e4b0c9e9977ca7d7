import * as z from 'zod/mini';
import { amount, count, currencyCode, day, exactNumber, interval, name, percent, positive } from './format-values.ts';

const tier = z.strictObject({
  /** Last unit of the tier; left out: all above. */
  upTo: z.optional(exactNumber()),
  unit: z._default(exactNumber(), '0'),
  /** Charged once when the tier is reached. */
  flat: z._default(amount(), '0'),
  /** Percent of the units, for graduated_percentage. */
  percent: z.optional(percent()),
});

/** What usage of a metric costs. Unit prices are in major units of the price's currency, with any number of decimals. */
export const usagePrice = z.strictObject({
  metric: name(),
  model: z.enum(['per_unit', 'graduated', 'volume', 'package', 'percentage', 'graduated_percentage']),
  unit: z.optional(exactNumber()),
  tiers: z.optional(z.array(tier).check(z.minLength(1), z.maxLength(50))),
  /** package: the units of one package, its price and the units that are free. percentage: free units too. */
  packageSize: z.optional(exactNumber()),
  packagePrice: z.optional(amount()),
  freeUnits: z.optional(exactNumber()),
  percent: z.optional(percent()),
  /** percentage: per event, number of free events, bounds per event. */
  perEvent: z.optional(amount()),
  freeEvents: z.optional(count(1_000_000)),
  minimumPerEvent: z.optional(amount()),
  maximumPerEvent: z.optional(amount()),
  /** Charges tier 1's flat amount without any usage too. */
  flatAtZero: z._default(z.boolean(), false),
});

const price = z.strictObject({
  id: name(),
  currency: z.optional(currencyCode()),
  interval: interval(),
  /** Per unit and period. */
  amount: z._default(amount(), '0'),
  setupFee: z._default(amount(), '0'),
  /** advance: billed when a period begins. arrears: when it has ended. */
  timing: z._default(z.enum(['advance', 'arrears']), 'advance'),
  trial: z.optional(
    z.strictObject({
      days: positive(730),
      withoutMethod: z._default(z.enum(['invoice', 'pause', 'cancel']), 'invoice'),
    }),
  ),
  /** Periods begin on this day of the month for everybody. */
  align: z.optional(
    z.strictObject({
      day: positive(31),
      firstPart: z._default(z.enum(['prorate', 'full', 'free']), 'prorate'),
      /** From this day of the month the next whole period is billed with the first part. */
      chargeNextFrom: z.optional(positive(31)),
    }),
  ),
  /** Shortest time that it runs, from its start. */
  contract: z.optional(interval()),
  /** Least that a period brings; what is missing is billed at its end. */
  minimum: z.optional(amount()),
  usage: z._default(z.array(usagePrice).check(z.maxLength(20)), []),
});

const product = z.strictObject({
  id: name(),
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  taxCategory: z._default(z.string().check(z.minLength(1), z.maxLength(40)), 'standard'),
  prices: z.array(price).check(z.minLength(1), z.maxLength(50)),
});

const metric = z.strictObject({
  id: name(),
  aggregation: z.enum(['sum', 'count', 'max', 'unique', 'latest', 'weighted']),
  /** The level goes on into the next period instead of beginning at 0. */
  carriesOver: z._default(z.boolean(), false),
  rounding: z.optional(
    z.strictObject({ mode: z.enum(['round', 'ceil', 'floor']), precision: z.int().check(z.gte(-9), z.lte(9)) }),
  ),
});

const coupon = z.strictObject({
  id: name(),
  percent: z.optional(percent()),
  amount: z.optional(amount()),
  currency: z.optional(currencyCode()),
  /** Whole periods that cost nothing. */
  freePeriods: z.optional(positive(120)),
  lasts: z._default(
    z.union([z.literal('once'), z.literal('forever'), z.strictObject({ periods: positive(120) })]),
    'once',
  ),
  /** Products, metrics and intervals that it is limited to. */
  products: z.optional(z.array(name()).check(z.minLength(1), z.maxLength(100))),
  metrics: z.optional(z.array(name()).check(z.minLength(1), z.maxLength(100))),
  intervals: z.optional(z.array(interval()).check(z.minLength(1), z.maxLength(20))),
  newClientsOnly: z._default(z.boolean(), false),
  appliesToSetup: z._default(z.boolean(), false),
  maxUses: z.optional(positive(1_000_000)),
  maxUsesPerClient: z.optional(positive(1_000)),
  lastDay: z.optional(day()),
  minimum: z.optional(amount()),
});

/** What can be ordered. */
export const catalogue = z.strictObject({
  products: z.array(product).check(z.minLength(1), z.maxLength(100)),
  metrics: z._default(z.array(metric).check(z.maxLength(50)), []),
  coupons: z._default(z.array(coupon).check(z.maxLength(50)), []),
});
