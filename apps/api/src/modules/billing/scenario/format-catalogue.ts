import * as z from 'zod/mini';
import { coupon } from './format-coupon.ts';
import {
  about,
  amount,
  choice,
  count,
  currencyCode,
  exactNumber,
  flag,
  interval,
  intervalOrOnce,
  listOf,
  name,
  percent,
  positive,
  shortText,
  unitPrice,
} from './format-values.ts';

const tier = z.strictObject({
  upTo: z.optional(exactNumber('The last unit of the tier; left out on the last tier: all above.')),
  unit: z._default(unitPrice('Price of one unit.'), '0'),
  flat: z._default(unitPrice('Charged once when the tier is reached.'), '0'),
  percent: z.optional(percent('Percent of the units, for graduated_percentage.')),
  packageSize: z.optional(exactNumber('Units of a package, for tiered_package.')),
  packagePrice: z.optional(unitPrice('Price of a package, for tiered_package.')),
});

/** What usage of a metric costs. Unit prices are in major units of the price's currency, with any number of decimals. */
export const usagePrice = z.strictObject({
  metric: name('A metric of the catalogue.'),
  model: choice(
    [
      'flat',
      'per_unit',
      'graduated',
      'volume',
      'package',
      'tiered_package',
      'reached_package',
      'percentage',
      'graduated_percentage',
    ],
    'flat: one price whatever is used. per_unit. graduated: each unit at the price of its tier. volume: all at the price of the tier reached. package: whole packages. tiered_package: packages by tier, reached_package: all in packages of the tier reached. percentage: of each event. graduated_percentage: of the sum, by tier.',
  ),
  unit: z.optional(unitPrice('per_unit: price of one unit. flat: the price.')),
  tiers: z.optional(listOf(tier, [1, 50], 'From the lowest; a bound belongs to the tier that it ends.')),
  packageSize: z.optional(exactNumber('package: units of one package; a package that is begun is charged.')),
  packagePrice: z.optional(unitPrice('package: price of one package.')),
  freeUnits: z.optional(exactNumber('package and percentage: units that are free.')),
  percent: z.optional(percent('percentage: of the value of each event.')),
  perEvent: z.optional(unitPrice('percentage: added for each event that is not free.')),
  freeEvents: z.optional(count(1_000_000, 'percentage: events that are free.')),
  minimumPerEvent: z.optional(unitPrice('percentage: least that an event costs.')),
  maximumPerEvent: z.optional(unitPrice('percentage: most that an event costs.')),
  flatAtZero: z._default(flag("Charges the first tier's flat amount without any usage too."), false),
  prorate: z._default(flag('Units count by the share of the period for which they were there.'), false),
});

const trial = z.strictObject({
  days: positive(730, 'Free days, counted by the calendar. Periods are counted from the day after them.'),
  withoutMethod: z._default(
    choice(['invoice', 'pause', 'cancel'], 'What happens at its end when no payment method is stored.'),
    'invoice',
  ),
});

/** Periods that begin on the same day of the month for everybody. */
export const alignment = z.strictObject({
  day: positive(31, 'Day of the month on which periods begin, clamped to its end.'),
  firstPart: z._default(
    choice(['prorate', 'full', 'free'], 'What the days before the first such day cost.'),
    'prorate',
  ),
  chargeNextFrom: z.optional(
    positive(31, 'From this day of the month the first whole period is billed with the first part.'),
  ),
});

const price = z.strictObject({
  id: name('What orders and changes call it; one of a kind in the story.'),
  currency: z.optional(currencyCode("Left out: the client's.")),
  interval: intervalOrOnce('How long a period is.'),
  amount: z._default(unitPrice('Per unit and period.'), '0'),
  setupFee: z._default(amount('Once per unit, on the first invoice, also before a trial; never on a change.'), '0'),
  timing: z._default(
    choice(['advance', 'arrears'], 'Billed when a period begins, or when it has ended. Usage is always in arrears.'),
    'advance',
  ),
  trial: z.optional(about(trial, 'Free days at the beginning.')),
  align: z.optional(about(alignment, 'Periods begin on the same day of the month for everybody.')),
  contract: z.optional(interval('Shortest time that it runs, from the day on which it begins.')),
  minimum: z.optional(
    amount('Least that a period brings, net; what is missing is billed at its end. By days in parts of a period.'),
  ),
  usage: z._default(listOf(usagePrice, [0, 20], 'What is measured and billed when a period has ended.'), []),
});

const product = z.strictObject({
  id: name(),
  name: z.optional(shortText(200, 'Description of its lines; left out: the id.')),
  taxCategory: z._default(shortText(40, 'Which rates are for it.'), 'standard'),
  prices: listOf(price, [1, 50], 'What it costs, in any intervals and currencies.'),
});

const rounding = z.strictObject({
  mode: z.enum(['round', 'ceil', 'floor']),
  precision: about(z.int().check(z.gte(-9), z.lte(9)), 'Decimals; -2 rounds to hundreds.'),
});

const metric = z.strictObject({
  id: name(),
  aggregation: choice(
    ['sum', 'count', 'max', 'unique', 'latest', 'weighted'],
    'What of the events of a period is billed: the sum, their number, the highest or the latest value, how many different keys are there at the end, or the level after each event times the share of the period for which it lasted.',
  ),
  property: z.optional(name('The property of events that is read; left out: their value (unique: their key).')),
  carriesOver: z._default(flag('The level goes on into the next period instead of beginning at 0.'), false),
  rounding: z.optional(about(rounding, 'Units are rounded before they are priced.')),
});

/** What can be ordered. */
export const catalogue = z.strictObject({
  products: listOf(product, [1, 100], 'What is sold.'),
  metrics: z._default(listOf(metric, [0, 50], 'What is measured.'), []),
  coupons: z._default(listOf(coupon, [0, 50], 'What can be redeemed.'), []),
});
