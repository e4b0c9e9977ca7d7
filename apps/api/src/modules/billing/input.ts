import { BILLING_CYCLES, decimal, id, LINE_KINDS, localDate, nonNegativeMinor, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { WantedCredit } from './core/index.ts';

/** Most lines of one invoice. */
export const MAX_LINES = 500;

const positiveMinor = () => z.string().check(z.regex(/^[1-9]\d{0,11}$/));

/** What the amounts of a line follow from; `unitPriceMinor` is an exact decimal in minor units. */
const price = {
  quantity: z._default(decimal(), '1'),
  unitPriceMinor: decimal(),
  taxCategory: z._default(text(40), 'standard'),
};
export const pricedLine = z.strictObject(price);

/**
 * A line as it is asked for: no amounts, they are computed. A period is half-open, its end is the first day that it does
 * not cover.
 */
const shape = {
  kind: z.enum(LINE_KINDS),
  description: text(500),
  subscriptionId: z.optional(id()),
  periodStart: z.optional(localDate()),
  periodEnd: z.optional(localDate()),
  /** The issued line that a line of kind `credit` gives back of; it is taxed as that one was. */
  correctsLineId: z.optional(id()),
  /** What time is billed of and how many units (`rateKey` of the core); without it, what was sold first. */
  rate: z.optional(z.strictObject({ key: text(200), quantity: decimal() })),
  ...price,
};
const creditNamesLine = z.refine<{ kind: string; correctsLineId?: string | undefined }>(
  ({ kind, correctsLineId }) => (kind === 'credit') === (correctsLineId !== undefined),
  { error: 'credit_needs_line' },
);
const lineInput = z.strictObject(shape).check(creditNamesLine);
export type LineInput = z.infer<typeof lineInput>;

export const lineInputs = () => z.array(lineInput).check(z.minLength(1), z.maxLength(MAX_LINES));

/** Why an amount or a date is as it is, see `because` of the core. */
export const explanation = z.strictObject({
  rule: text(60),
  inputs: z.record(text(60), z.nullable(z.union([text(10_000, 0), z.number(), z.boolean()]))),
  version: z.int(),
});

/** What coupons know a line by; the period is the first day of the whole one, null before the first is paid. */
const soldAs = z.strictObject({
  productId: id(),
  cycle: z.enum(BILLING_CYCLES),
  period: z.nullable(localDate()),
  metricId: z.optional(text(100)),
});

/** A line's part of a discount that staff gave: of what it came to, and all lines that it was given on. */
const staffDiscount = z.strictObject({
  kind: z.enum(['percent', 'fixed']),
  rate: z.nullable(decimal()),
  baseMinor: nonNegativeMinor(),
  takenMinor: nonNegativeMinor(),
  amountMinor: nonNegativeMinor(),
  /** Tells several discounts of one document apart. */
  slot: z.int(),
});
export type StaffDiscount = z.infer<typeof staffDiscount>;

/** A line that a rule has computed, with the reason. Nobody outside can ask for one. */
const billedLine = z
  .strictObject({
    ...shape,
    why: explanation,
    /** Coupons leave a line alone that does not say what was sold. */
    sold: z.optional(soldAs),
    staffDiscount: z.optional(staffDiscount),
  })
  .check(creditNamesLine);
export type BilledLine = z.infer<typeof billedLine>;

export const billedLines = () => z.array(billedLine).check(z.minLength(1), z.maxLength(MAX_LINES));

export const exampleLine = {
  kind: 'one_off',
  description: 'Migration',
  quantity: '1',
  unitPriceMinor: '5000',
} as const;

/** A part of an invoice to credit: these lines, an amount over all of them, or all that is left where both are left out. */
export const creditInput = {
  /** Gross, or net, in minor units; all that is left of the line where both are left out. */
  lines: z.optional(
    z
      .array(
        z.strictObject({
          lineId: id(),
          amountMinor: z.optional(positiveMinor()),
          netMinor: z.optional(positiveMinor()),
        }),
      )
      .check(
        z.minLength(1),
        z.maxLength(MAX_LINES),
        z.refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, { error: 'twice' }),
      ),
  ),
  /** Gross; not looked at where lines are given. */
  amountMinor: z.optional(positiveMinor()),
};

export function wantedCredit(of: {
  lines?: readonly { lineId: string; amountMinor?: string | undefined; netMinor?: string | undefined }[] | undefined;
  amountMinor?: string | undefined;
}): WantedCredit {
  const minor = (text: string | undefined) => (text === undefined ? null : BigInt(text));
  const lines =
    of.lines?.map(({ lineId, amountMinor, netMinor }) => ({
      ...{ lineId, amountMinor: minor(amountMinor), netMinor: minor(netMinor) },
    })) ?? null;
  return { lines, amountMinor: minor(of.amountMinor) };
}

/** The secret of a payment link. */
export const paymentLinkToken = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
