import * as z from 'zod/mini';
import {
  about,
  currencyCode,
  day,
  flag,
  interval,
  listOf,
  name,
  percent,
  positive,
  positiveAmount,
} from './format-values.ts';

const kinds = ['percent', 'amount', 'freePeriods'] as const;

/** A coupon: a percent, an amount or free periods. */
export const coupon = z
  .strictObject({
    id: name(),
    percent: z.optional(percent('Percent of the lines that it is for.')),
    amount: z.optional(positiveAmount('A fixed amount, before tax (with it where prices include tax).')),
    currency: z.optional(
      currencyCode("Of amount and minimum; in another currency than the client's it is refused or takes nothing."),
    ),
    freePeriods: z.optional(positive(120, 'Whole periods whose recurring charges cost nothing.')),
    lasts: z._default(
      about(
        z.union([z.literal('once'), z.literal('forever'), z.strictObject({ periods: positive(120) })]),
        'once: one period, a fixed amount until it is used up. periods: so many service periods; a fixed amount anew in each.',
      ),
      'once',
    ),
    products: z.optional(listOf(name(), [1, 100], 'Only for these products.')),
    metrics: z.optional(listOf(name(), [1, 100], 'Only for usage of these metrics.')),
    intervals: z.optional(listOf(interval(), [1, 20], 'Only for prices of these intervals.')),
    newClientsOnly: z._default(flag('Only for clients for whom nothing has begun yet.'), false),
    appliesToSetup: z._default(flag('Takes from set-up fees and one-off lines, too.'), false),
    maxUses: z.optional(positive(1_000_000, 'Redemptions in all.')),
    maxUsesPerClient: z.optional(positive(1_000)),
    firstDay: z.optional(day('The first day on which it can be redeemed.')),
    lastDay: z.optional(day('The last day on which it can be redeemed; what is redeemed runs on.')),
    minimum: z.optional(positiveAmount('What the lines that it is for must come to, before discounts.')),
  })
  .check(
    z.refine((one) => kinds.filter((kind) => one[kind] !== undefined).length === 1, {
      error: 'a coupon has exactly one of percent, amount and freePeriods',
    }),
  );
