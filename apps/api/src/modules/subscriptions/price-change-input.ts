import { BILLING_CYCLES, country, currency, id, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';

const list = <T extends z.ZodMiniType>(of: T, max: number) => z.array(of).check(z.maxLength(max));
const amount = () => z.string().check(z.regex(/^\d{1,12}$/));
const step = () => z.string().check(z.regex(/^[1-9]\d{0,8}$/));

/** What becomes of prices, and whom it concerns; an empty list means all. */
export const priceChangeInput = z.strictObject({
  /** For staff. */
  name: text(120),
  currency: currency(),
  terms: z.discriminatedUnion('kind', [
    /** Of one unit for one period. */
    z.strictObject({ kind: z.literal('amount'), amountMinor: amount() }),
    z.strictObject({
      kind: z.literal('percent'),
      /** `"0.05"` is five percent more, `"-0.1"` ten percent less. */
      rate: z.string().check(z.regex(/^(?:-0|\d)(?:\.\d{1,12})?$/)),
      stepMinor: z._default(step(), '1'),
      rounding: z._default(z.enum(['nearest', 'up', 'down']), 'nearest'),
    }),
    z.strictObject({ kind: z.literal('catalogue') }),
  ]),
  cohort: z.strictObject({
    productIds: list(id(), 200),
    cycles: z._default(list(z.enum(BILLING_CYCLES), BILLING_CYCLES.length), []),
    groupIds: z._default(list(id(), 200), []),
    countries: z._default(list(country(), 250), []),
    soldBefore: z._default(z.nullable(localDate()), null),
    onlyRaise: z._default(z.boolean(), true),
  }),
  /** The first renewal on or after this day has the new price. */
  fromOn: localDate(),
  /** Clients are told at least so many days before. */
  noticeDays: z.int().check(z.gte(0), z.lte(365)),
  /** `wait`: for the end of a contract's term; `allowed`: the contracts let the price change before. */
  withinTerms: z._default(z.enum(['wait', 'allowed']), 'wait'),
});
