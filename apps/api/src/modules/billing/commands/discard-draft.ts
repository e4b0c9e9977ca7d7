import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import { defineCommand } from '#lib/command/define.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { giveBackUses } from '../store/give-back.ts';
import { lockInvoice, oneInvoice } from '../store/invoices.ts';
import { isReplacement, replacementsOf } from '../store/relations.ts';
import { tellGivenUp } from '../store/replaced-money.ts';

/** Deletes a draft. It never had a number, so that no gap remains. */
export const discardDraft = defineCommand({
  name: 'billing.discard_draft',
  permission: 'invoice:create',
  input: z.strictObject({ invoiceId: id() }),
  example: (of) => ({ invoiceId: of('invoice') }),
  async run(ctx, input) {
    const invoice = await lockInvoice(ctx, input.invoiceId);
    nextStatus(invoice.status, 'discard');
    await giveBackUses(ctx, { invoiceId: invoice.id, clientId: invoice.clientId });
    await ctx.tx
      .delete(invoiceLines)
      .where(and(eq(invoiceLines.tenantId, ctx.tenant.id), eq(invoiceLines.invoiceId, invoice.id)));
    await ctx.tx.delete(invoices).where(oneInvoice(ctx, invoice.id));
    // What it was to stand in place of is taken back for good now.
    const { basedOnId } = invoice;
    if (basedOnId !== null && isReplacement(invoice) && (await replacementsOf(ctx, basedOnId)).length === 0)
      await tellGivenUp(ctx, basedOnId);
    return { clientId: invoice.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
  }),
});
