import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { nextNumber } from '#modules/tenants/index.ts';
import { because, type CreditPart, creditedTaxes } from '../core/index.ts';
import { type InvoiceRow, oneInvoice } from './invoices.ts';
import type { LineLeft } from './left-of-lines.ts';
import { taxExchangeOfNote } from './tax-exchange.ts';

/** A line of an invoice and the part of it that is credited. */
export interface CreditedLine {
  readonly line: LineLeft;
  readonly part: CreditPart;
  readonly time: CreditedTime | null;
}

/** The days that come back of a line, so that they are billed again when they are served after all. */
export interface CreditedTime {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  readonly quantity: string;
  readonly why: { rule: string; inputs: Record<string, string | number | boolean | null>; version: number };
}

/**
 * Writes the credit note of parts of an invoice and answers its id. It names the same parties as the invoice, whose taxes it
 * takes back. Its number is the last step of the transaction, because all credit notes of the tenant wait for it.
 */
export async function writeCreditNote(
  ctx: CommandContext,
  invoice: InvoiceRow,
  of: { lines: readonly CreditedLine[]; totals: CreditPart },
): Promise<string> {
  const { clientId, currency, locale, isTaxInclusive, seller, buyer } = invoice;
  const noteId = ctx.newId();
  await ctx.tx.insert(invoices).values({
    ...{ tenantId: ctx.tenant.id, id: noteId, clientId, currency, locale, isTaxInclusive, seller, buyer, ...of.totals },
    kind: 'credit_note',
    taxExchange: taxExchangeOfNote(invoice, of.totals.taxMinor),
    basedOnId: invoice.id,
    // Lines are written while it is a draft, as the database demands.
    status: 'draft',
    paidMinor: 0n,
    createdAt: ctx.now,
  });
  await ctx.tx
    .insert(invoiceLines)
    .values(of.lines.map((line, position) => lineOf(ctx, invoice, { ...line, noteId, position, ...of.totals })));
  await ctx.tx
    .update(invoices)
    .set({
      ...{ status: 'paid', issuedOn: ctx.today, dueOn: ctx.today, paidOn: ctx.today },
      ...{ issuedAt: ctx.now, paidAt: ctx.now },
    })
    .where(oneInvoice(ctx, noteId));
  ctx.atEnd(async () => {
    const number = await nextNumber(ctx, 'credit_note');
    await ctx.tx.update(invoices).set({ number }).where(oneInvoice(ctx, noteId));
  });
  return noteId;
}

function lineOf(
  ctx: CommandContext,
  { isTaxInclusive, clientId }: InvoiceRow,
  { line, part, time, ...of }: CreditedLine & { noteId: string; position: number; totalMinor: bigint },
): typeof invoiceLines.$inferInsert {
  const { row, grossMinor: leftMinor } = line;
  const charged = (row.taxes ?? []).map((one) => ({ ...one, taxMinor: BigInt(one.taxMinor) }));
  const stated = isTaxInclusive ? part.totalMinor : part.netMinor;
  return {
    ...row,
    ...part,
    tenantId: ctx.tenant.id,
    id: ctx.newId(),
    invoiceId: of.noteId,
    clientId,
    position: of.position,
    quantity: '1',
    unitPrice: stated.toString(),
    amountMinor: stated,
    discountMinor: 0n,
    discounts: null,
    sold: null,
    taxes: creditedTaxes(charged, part.taxMinor, row.currency).map((one) => ({
      ...one,
      taxMinor: one.taxMinor.toString(),
    })),
    correctsLineId: row.id,
    ...(time === null ? {} : { periodStart: time.start, periodEnd: time.end, rateQuantity: time.quantity }),
    isRenewal: false,
    isVoided: false,
    why: time?.why ?? byHand(leftMinor, of.totalMinor),
  };
}

const byHand = (leftMinor: bigint, totalMinor: bigint) =>
  because('credited_by_hand', { leftMinor: leftMinor.toString(), invoiceAmountMinor: totalMinor.toString() });
