import { currency, id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { exampleLine, lineInputs } from '../input.ts';
import { byHand, dueAsWritten, writeDraft } from '../store/write-draft.ts';

/** Writes a draft by hand. What a rule has computed is written by `billing.bill_lines`. */
export const createInvoice = defineCommand({
  name: 'billing.create_invoice',
  permission: 'invoice:create',
  input: z.strictObject({
    clientId: id(),
    /** The client's own where left out. */
    currency: z.optional(currency()),
    lines: lineInputs(),
    /** Last day to pay; the tenant's term after issue where left out. */
    dueOn: z.optional(localDate()),
  }),
  example: (of) => ({ clientId: of('client'), lines: [exampleLine] }),
  run: (ctx, { clientId, currency: wanted, lines, dueOn }) =>
    writeDraft(ctx, {
      clientId,
      currency: wanted,
      lines: byHand(ctx, lines),
      due: dueOn === undefined ? null : dueAsWritten(ctx, dueOn),
    }),
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: result.invoiceId },
    clientId: input.clientId,
    detail: { total: result.total, lines: input.lines.length },
  }),
});
