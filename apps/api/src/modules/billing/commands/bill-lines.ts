import { currency, id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { because } from '../core/index.ts';
import { billedLines, exampleLine, explanation } from '../input.ts';
import { writeDraft } from '../store/write-draft.ts';

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
  }),
  example: (of) => ({
    clientId: of('client'),
    currency: 'EUR',
    lines: [{ ...exampleLine, why: because('billed_once', {}) }],
  }),
  run: (ctx, { due, ...of }) =>
    writeDraft(ctx, { ...of, due: due === undefined ? null : { ...due, on: Temporal.PlainDate.from(due.on) } }),
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: result.invoiceId },
    clientId: input.clientId,
    detail: { total: result.total, lines: input.lines.length },
  }),
});
