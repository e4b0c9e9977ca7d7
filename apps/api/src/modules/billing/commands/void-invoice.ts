import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { getLineRows, voidLines } from '../store/invoice-lines.ts';
import { lockInvoice, oneInvoice } from '../store/invoices.ts';
import { issueKey } from '../store/issuing.ts';
import { post, postedEntries, reversed } from '../store/ledger.ts';
import { countVoided } from '../store/threshold.ts';
import { discardDraft } from './discard-draft.ts';

/**
 * Takes an issued invoice back that nothing was paid on: it keeps its number, its posting is reversed. One that still
 * waits for its tax has no number and is deleted.
 */
export const voidInvoice = defineCommand({
  name: 'billing.void_invoice',
  permission: 'invoice:void',
  input: z.strictObject({ invoiceId: id(), reason: text(500) }),
  example: (of) => ({ invoiceId: of('invoice'), reason: 'Ordered twice' }),
  async run(ctx, input) {
    const invoice = await lockInvoice(ctx, input.invoiceId);
    if (invoice.status === 'pending_tax') {
      await ctx.call(discardDraft, { invoiceId: invoice.id });
      return { clientId: invoice.clientId };
    }
    const status = nextStatus(invoice.status, 'void');
    if (invoice.paidMinor !== 0n) throw new AppError('billing.invoice_has_payments');
    if (invoice.creditedMinor !== 0n || invoice.writtenOffMinor !== 0n)
      throw new AppError('billing.invoice_is_corrected');
    await ctx.tx
      .update(invoices)
      .set({ status, voidedAt: ctx.now, voidReason: input.reason })
      .where(oneInvoice(ctx, invoice.id));
    await countVoided(ctx, { ...invoice, lines: await getLineRows(ctx, invoice.id) });
    await voidLines(ctx, invoice.id);
    await post(ctx, {
      kind: 'invoice_voided',
      businessKey: `invoice_voided:${invoice.id}`,
      clientId: invoice.clientId,
      description: 'Invoice voided',
      entries: reversed(await postedEntries(ctx, issueKey(invoice.id))),
    });
    ctx.emit('invoice.voided', { invoiceId: invoice.id }, { clientId: invoice.clientId });
    return { clientId: invoice.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
