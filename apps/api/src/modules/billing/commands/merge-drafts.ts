import { id } from '@panel1/shared-types';
import { and, eq, inArray } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { MAX_LINES } from '../input.ts';
import { asInput, getLineRows } from '../store/invoice-lines.ts';
import { type InvoiceRow, lockInvoices } from '../store/invoices.ts';
import { rewriteDraft } from '../store/rewrite-draft.ts';

/**
 * Makes one draft of several of a client. Lines keep what they bill and why; the first day to pay that was set counts. One
 * of them may stand in place of a void invoice, or gather what falls due this month: then the one draft does.
 */
export const mergeDrafts = defineCommand({
  name: 'billing.merge_drafts',
  permission: 'invoice:create',
  input: z.strictObject({
    invoiceIds: z.array(id()).check(z.minLength(2), z.maxLength(50)),
  }),
  example: (of) => ({ invoiceIds: [of('invoice'), of('invoice')] }),
  async run(ctx, { invoiceIds }) {
    const locked = await lockInvoices(ctx, invoiceIds);
    const drafts = [...new Set(invoiceIds)].map((one) => locked.get(one) ?? missing());
    const kept = keptOf(drafts);
    const lines = [];
    for (const draft of drafts) lines.push(...(await getLineRows(ctx, draft.id)).map(asInput));
    if (lines.length > MAX_LINES) throw new AppError('request.invalid', { fields: { invoiceIds: 'too_many_lines' } });
    await remove(
      ctx,
      drafts.filter((draft) => draft !== kept).map((draft) => draft.id),
    );
    const { total } = await rewriteDraft(ctx, kept, { lines, due: firstDue(drafts) });
    return { invoiceId: kept.id, clientId: kept.clientId, total, lines: lines.length };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: result.invoiceId },
    clientId: result.clientId,
    detail: { merged: input.invoiceIds, total: result.total, lines: result.lines },
  }),
});

const missing = (): never => {
  throw notFound();
};

/** The draft that the others go into; throws where they do not belong together. */
function keptOf(drafts: readonly InvoiceRow[]): InvoiceRow {
  const [first, ...others] = drafts;
  const bound = drafts.filter(({ basedOnId, isGathering }) => basedOnId !== null || isGathering);
  const isAlike = ({ clientId, currency, isTaxInclusive, status }: InvoiceRow) =>
    clientId === first?.clientId &&
    currency === first.currency &&
    isTaxInclusive === first.isTaxInclusive &&
    status === 'draft';
  if (!first || others.length === 0 || !drafts.every(isAlike) || bound.length > 1)
    throw new AppError('billing.cannot_combine');
  return bound[0] ?? first;
}

function firstDue(drafts: readonly InvoiceRow[]): Pick<InvoiceRow, 'dueOn' | 'dueWhy'> {
  const [first] = drafts
    .flatMap(({ dueOn, dueWhy }) => (dueOn === null ? [] : [{ dueOn, dueWhy }]))
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn));
  return first ?? { dueOn: null, dueWhy: null };
}

async function remove(ctx: CommandContext, ids: string[]): Promise<void> {
  await ctx.tx
    .delete(invoiceLines)
    .where(and(eq(invoiceLines.tenantId, ctx.tenant.id), inArray(invoiceLines.invoiceId, ids)));
  await ctx.tx.delete(invoices).where(and(eq(invoices.tenantId, ctx.tenant.id), inArray(invoices.id, ids)));
}
