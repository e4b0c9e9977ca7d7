import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty, requestTaxIdCheck } from '#modules/clients/index.ts';
import { requestQuote } from '#modules/taxation/index.ts';
import { invoiceSeller, nextNumber, readSettings } from '#modules/tenants/index.ts';
import { nextStatus } from '../core/invoice-state.ts';
import type { InvoiceAmounts } from '../core/line-amounts.ts';
import type { BilledLine } from '../input.ts';
import { commitTax } from '../store/commit-tax.ts';
import { computeWith, demandPayable, redemptionsOn } from '../store/compute-lines.ts';
import type { Taxed } from '../store/invoice-lines.ts';
import { asInput, getLineRows, replaceLines } from '../store/invoice-lines.ts';
import { type InvoiceRow, lockInvoice, oneInvoice } from '../store/invoices.ts';
import { dueOf, issuePosting, withNets } from '../store/issuing.ts';
import { post } from '../store/ledger.ts';
import { buyerOf } from '../store/parties.ts';
import { keepUses } from '../store/redemptions.ts';
import { isReplacement } from '../store/relations.ts';
import { takeOverMoney } from '../store/replaced-money.ts';
import { captureTaxExchange } from '../store/tax-exchange.ts';
import { taxTermsFor } from '../store/tax-terms.ts';
import { countIssued } from '../store/threshold.ts';

/**
 * Makes a draft a document, or lets it wait for the check of the client's VAT number or a tax calculator: tax of today, seller and buyer frozen, posted to the ledger. The number is taken as the very
 * last step of the transaction, because all invoices of the tenant wait for it. An invoice over nothing is paid at once.
 * Where the provider invoices on payment, it becomes a pro forma: a request to pay with a number of its own series.
 */
export const issueInvoice = defineCommand({
  name: 'billing.issue_invoice',
  permission: 'invoice:issue',
  input: z.strictObject({ invoiceId: id() }),
  example: (of) => ({ invoiceId: of('invoice') }),
  async run(ctx, input) {
    const draft = await lockInvoice(ctx, input.invoiceId);
    nextStatus(draft.status, 'issue');
    const client = await clientParty(ctx, draft.clientId);
    const lines = (await getLineRows(ctx, draft.id)).map(asInput);
    if (lines.length === 0) throw new AppError('billing.no_lines');
    const settings = await readSettings(ctx, 'billing');
    const asksOnly = settings.documentMode === 'proforma_until_paid' && !draft.isDebitNote;
    const taxed = await taxesAtIssue(ctx, draft, { lines, asksOnly });
    await replaceLines(ctx, draft, { lines, ...taxed });
    await keepUses(ctx, { documentId: draft.id, redemptions: taxed.redemptions, outcomes: taxed.discounted.outcomes });
    if (taxed.isPending) return waitForTax(ctx, draft, taxed);
    const { termDays } = settings;
    const isFree = taxed.amounts.totalMinor === 0n;
    const isProforma = asksOnly && !isFree;
    await ctx.tx
      .update(invoices)
      .set({
        kind: isProforma ? 'proforma' : 'invoice',
        status: isFree ? nextStatus('issued', 'settle') : 'issued',
        ...totals(taxed.amounts),
        seller: await invoiceSeller(ctx),
        buyer: buyerOf(client),
        issuedOn: ctx.today,
        ...dueOf(draft, { termDays, today: ctx.today }),
        taxExchange: await captureTaxExchange(ctx, { ...taxed.amounts, currency: draft.currency }),
        issuedAt: ctx.now,
        paidAt: isFree ? ctx.now : null,
      })
      .where(oneInvoice(ctx, draft.id));
    // A pro forma asks for money that nobody owes yet.
    if (!isProforma) {
      await post(ctx, issuePosting(draft, taxed.amounts, withNets(lines, taxed.amounts)));
      await commitTax(ctx, draft);
    }
    ctx.emit('invoice.issued', { invoiceId: draft.id }, { clientId: draft.clientId });
    await takePlace(ctx, draft);
    if (isFree) ctx.emit('invoice.paid', { invoiceId: draft.id }, { clientId: draft.clientId });
    ctx.atEnd(async () => {
      const number = await nextNumber(ctx, isProforma ? 'proforma' : await seriesOf(ctx, draft));
      await ctx.tx.update(invoices).set({ number }).where(oneInvoice(ctx, draft.id));
    });
    return { ...shared(draft), isWaiting: false, ...wireTotal(taxed.amounts, draft.currency) };
  },
  audit: ({ result }) => ({
    resource: { kind: 'invoice', id: result.invoiceId },
    clientId: result.clientId,
    detail: { total: result.total, ...(result.isWaiting ? { isWaiting: true } : {}) },
  }),
});

/** What waited for the document that this one replaces waits for it; what was paid of that one pays it. */
async function takePlace(
  ctx: CommandContext,
  { id: invoiceId, clientId, basedOnId, ...draft }: InvoiceRow,
): Promise<void> {
  if (basedOnId === null) return;
  if (isReplacement(draft)) ctx.emit('invoice.replaced', { invoiceId: basedOnId, byId: invoiceId }, { clientId });
  await takeOverMoney(ctx, { invoiceId, replacedId: basedOnId });
}

/** A debit note has a series of its own, unless the provider numbers it among its invoices. */
async function seriesOf(ctx: CommandContext, { isDebitNote }: InvoiceRow) {
  if (!isDebitNote) return 'invoice';
  const { hasDebitNoteSeries } = await readSettings(ctx, 'billing');
  return hasDebitNoteSeries ? 'debit_note' : 'invoice';
}

const shared = ({ id, clientId }: InvoiceRow) => ({ invoiceId: id, clientId });

/** The taxes of today; what they sell to consumers in other member states is counted towards the threshold. */
async function taxesAtIssue(
  ctx: CommandContext,
  draft: InvoiceRow,
  { lines, asksOnly }: { lines: readonly BilledLine[]; asksOnly: boolean },
) {
  const { isTaxInclusive, currency, clientId, id: documentId } = draft;
  const redemptions = await redemptionsOn(ctx, lines, { clientId, documentId, isLocked: true });
  return countIssued(ctx, {
    terms: await taxTermsFor(ctx, { clientId: draft.clientId, on: ctx.today }),
    currency,
    compute: async (terms) => {
      const taxed = demandPayable(await computeWith(ctx, lines, { terms, isTaxInclusive, currency, redemptions }));
      const sold = taxed.amounts.lines.map(({ netMinor }, at) => ({ rule: taxed.taxes[at]?.why?.rule, netMinor }));
      return { ...taxed, redemptions, sold: taxed.isPending || asksOnly ? [] : sold };
    },
  });
}

/** The VAT number was not checked yet, or the tax calculator not asked: the invoice is issued when the answer comes, whichever it is. */
async function waitForTax(ctx: CommandContext, draft: InvoiceRow, { amounts, asked }: Taxed) {
  const status = nextStatus(draft.status, 'wait');
  await ctx.tx
    .update(invoices)
    .set({ status, ...totals(amounts) })
    .where(oneInvoice(ctx, draft.id));
  if (asked === null) await requestTaxIdCheck(ctx, draft.clientId);
  else await requestQuote(ctx, { asked, clientId: draft.clientId });
  return { ...shared(draft), isWaiting: true, ...wireTotal(amounts, draft.currency) };
}

const totals = ({ netMinor, taxMinor, totalMinor }: InvoiceAmounts) => ({ netMinor, taxMinor, totalMinor });

const wireTotal = ({ totalMinor }: InvoiceAmounts, currency: string) => ({
  total: { amountMinor: totalMinor.toString(), currency },
});
