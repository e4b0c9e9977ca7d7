import { decimal, id, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import type { WantedCredit } from '../core/index.ts';
import { explanation } from '../input.ts';
import { correctInvoice } from '../store/correct-invoice.ts';
import type { LineLeft } from '../store/left-of-lines.ts';

const time = z.strictObject({
  lineId: id(),
  /** As the tenant states prices: without tax, or with it where prices contain it. */
  amountMinor: z.string().check(z.regex(/^[1-9]\d{0,17}$/)),
  from: localDate(),
  to: localDate(),
  quantity: decimal(),
  why: explanation,
});

/**
 * Gives back time of an invoice's lines by a credit note, with the days that come back. For pauses and ends before their
 * time: no procedure leads here, so that nobody outside can say which days were given back.
 */
export const creditTime = defineCommand({
  name: 'billing.credit_time',
  permission: 'invoice:void',
  input: z.strictObject({
    invoiceId: id(),
    times: z.array(time).check(z.minLength(1), z.maxLength(500)),
    reason: text(500),
  }),
  example: (of) => ({
    invoiceId: of('invoice'),
    times: [
      {
        ...{ lineId: of('invoice_line'), amountMinor: '100', from: '2026-01-11', to: '2026-02-01', quantity: '1' },
        why: { rule: 'unused_time_of_what_was_charged', inputs: {}, version: 1 },
      },
    ],
    reason: 'Paused',
  }),
  run: (ctx, { invoiceId, times }) =>
    correctInvoice(ctx, {
      invoiceId,
      wanted: (left, { isTaxInclusive }) => grossOf(left, { times, isGross: isTaxInclusive }),
      times: new Map(times.map(({ lineId, from, to, ...one }) => [lineId, { ...one, ...daysOf(from, to) }])),
    }),
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { creditNoteId: result.creditNoteId, total: result.total, reason: input.reason },
  }),
});

const daysOf = (from: string, to: string) => ({
  start: Temporal.PlainDate.from(from),
  end: Temporal.PlainDate.from(to),
});

/** Net amounts with the tax that is left of their lines; `creditParts` finds the same nets in them again. */
function grossOf(
  left: readonly LineLeft[],
  of: { times: readonly z.output<typeof time>[]; isGross: boolean },
): WantedCredit {
  const lines = of.times.map(({ lineId, amountMinor }) => {
    const line = left.find((one) => one.id === lineId);
    const stated = BigInt(amountMinor);
    if (of.isGross || line === undefined || line.netMinor <= 0n) return { lineId, amountMinor: stated };
    const share = fraction(line.grossMinor, line.netMinor);
    return { lineId, amountMinor: roundFraction(multiplyFractions(fraction(stated), share)) };
  });
  return { lines, amountMinor: null };
}
