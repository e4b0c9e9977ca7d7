import { currency, id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { because } from '../core/index.ts';
import { MAX_CODES, typedCode } from '../coupon-input.ts';
import { type BilledLine, billedLines, exampleLine, explanation } from '../input.ts';
import { bindToInvoice, redeemCodes } from '../store/redeem.ts';
import { writeReduced } from '../store/write-draft.ts';

/**
 * Writes a draft over lines that a rule has computed, each with its reason. For orders, renewals and changes of plan: no
 * procedure leads here, so that nobody outside can put a reason on a line.
 */
export const billLines = defineCommand({
  name: 'billing.bill_lines',
  permission: 'invoice:create',
  input: z.strictObject({
    clientId: id(),
    currency: currency(),
    lines: billedLines(),
    /** Last day to pay, and why; the tenant's term after issue where left out. */
    due: z.optional(z.strictObject({ on: localDate(), why: explanation })),
    /** Coupons to redeem for what these lines sell; each must take something off them. */
    couponCodes: z._default(z.array(typedCode()).check(z.maxLength(MAX_CODES)), []),
  }),
  example: (of) => ({
    clientId: of('client'),
    currency: 'EUR',
    lines: [{ ...exampleLine, why: because('billed_once', {}) }],
  }),
  async run(ctx, { due, couponCodes, ...of }) {
    const redeemed = await redeemCodes(ctx, { ...of, codes: couponCodes, subscriptionIds: soldOn(of.lines) });
    const on = due === undefined ? null : { ...due, on: Temporal.PlainDate.from(due.on) };
    const { discounted, ...draft } = await writeReduced(ctx, { ...of, due: on });
    await bindToInvoice(ctx, { invoiceId: draft.invoiceId, redeemed, outcomes: discounted.outcomes });
    return { ...draft, discountMinor: discounted.discountMinor.map(String) };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: result.invoiceId },
    clientId: input.clientId,
    detail: { total: result.total, lines: input.lines.length, couponCodes: input.couponCodes },
  }),
});

const soldOn = (lines: readonly BilledLine[]) => [
  ...new Set(lines.flatMap(({ subscriptionId }) => subscriptionId ?? [])),
];
