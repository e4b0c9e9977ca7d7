import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import { ledgerEntries } from '#db/schema/billing-ledger.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { nextNumber } from '#modules/tenants/index.ts';
import { commitTax } from './commit-tax.ts';
import { getLineRows } from './invoice-lines.ts';
import { getInvoiceRow, type InvoiceRow, oneInvoice } from './invoices.ts';
import { dueOf, issuePosting } from './issuing.ts';
import { type LedgerEntry, post } from './ledger.ts';
import { taxExchangeWhenPaid } from './tax-exchange.ts';
import { countSold } from './threshold.ts';

/**
 * Makes the invoice of each fully paid pro forma: the same lines, parties, amounts and taxes, dated today, with a number
 * of the invoices as the last step. The money moves from the pro forma to it. What waited for the payment has heard of it
 * by the pro forma.
 */
export async function invoicePaidProformas(ctx: CommandContext, proformas: readonly InvoiceRow[]): Promise<void> {
  for (const { id } of proformas) await invoiceOf(ctx, await getInvoiceRow(ctx, id));
}

async function invoiceOf(ctx: CommandContext, proforma: InvoiceRow): Promise<void> {
  const { clientId, currency, locale, isTaxInclusive, seller, buyer, netMinor, taxMinor, totalMinor } = proforma;
  const id = ctx.newId();
  const amounts = { netMinor, taxMinor, totalMinor };
  await ctx.tx.insert(invoices).values({
    ...{ tenantId: ctx.tenant.id, id, clientId, currency, locale, isTaxInclusive, seller, buyer, ...amounts },
    basedOnId: proforma.id,
    isOrder: proforma.isOrder,
    // Lines are written while it is a draft, as the database demands.
    status: 'draft',
    paidMinor: 0n,
    createdAt: ctx.now,
  });
  const lines = await getLineRows(ctx, proforma.id);
  await ctx.tx
    .insert(invoiceLines)
    .values(lines.map((line) => ({ ...line, id: ctx.newId(), invoiceId: id, isVoided: false })));
  await ctx.tx
    .update(invoices)
    .set({
      ...{ status: 'paid', paidMinor: proforma.paidMinor - proforma.returnedMinor, heldMinor: proforma.heldMinor },
      ...{ issuedOn: ctx.today, issuedAt: ctx.now, paidOn: ctx.today, paidAt: ctx.now },
      ...dueOf(proforma, { termDays: 0, today: ctx.today }),
      taxExchange: await taxExchangeWhenPaid(ctx, proforma),
    })
    .where(oneInvoice(ctx, id));
  await post(ctx, issuePosting({ id, clientId, currency }, amounts, lines));
  await commitTax(ctx, { id, clientId });
  await moveMoney(ctx, proforma, id);
  await countSold(ctx, { currency, lines });
  ctx.emit('invoice.issued', { invoiceId: id }, { clientId });
  ctx.atEnd(async () => {
    const number = await nextNumber(ctx, 'invoice');
    await ctx.tx.update(invoices).set({ number }).where(oneInvoice(ctx, id));
  });
}

/** What waited on the pro forma settles the invoice, each payment's part by itself: a refund finds it there. */
async function moveMoney(ctx: CommandContext, proforma: InvoiceRow, invoiceId: string): Promise<void> {
  const { tenantId, clientId, account, paymentId, amountMinor, id } = ledgerEntries;
  const held = await ctx.tx
    .select({ paymentId, heldMinor: sql`-sum(${amountMinor})`.mapWith(BigInt) })
    .from(ledgerEntries)
    .where(
      and(
        ...[eq(tenantId, ctx.tenant.id), eq(clientId, proforma.clientId), eq(account, 'unapplied_cash')],
        ...[eq(ledgerEntries.invoiceId, proforma.id), isNotNull(ledgerEntries.invoiceId)],
      ),
    )
    .groupBy(paymentId)
    .orderBy(sql`min(${id}::text)`);
  const { currency } = proforma;
  await post(ctx, {
    kind: 'proforma_paid',
    businessKey: `proforma_paid:${invoiceId}`,
    clientId: proforma.clientId,
    description: 'Pro forma paid',
    entries: held.flatMap(({ paymentId: from, heldMinor }): LedgerEntry[] => {
      const of = { currency, ...(from === null ? {} : { paymentId: from }) };
      return [
        { account: 'unapplied_cash', amountMinor: heldMinor, invoiceId: proforma.id, ...of },
        { account: 'receivable', amountMinor: -heldMinor, invoiceId, ...of },
      ];
    }),
  });
}
