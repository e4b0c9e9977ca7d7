import { sql } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { DecidedTax } from '../core/index.ts';
import { isOverdue } from '../core/invoice-state.ts';
import type { TaxTotal } from '../core/line-amounts.ts';
import { type InvoiceLineRow, plain, taxOf } from '../store/invoice-lines.ts';
import { type InvoiceRow, openMinor } from '../store/invoices.ts';

/** What a list reads of an invoice: the frozen parties and the long texts stay in the database. */
export const summaryColumns = {
  id: invoices.id,
  clientId: invoices.clientId,
  kind: invoices.kind,
  isDebitNote: invoices.isDebitNote,
  isGathering: invoices.isGathering,
  clientName: sql<string | null>`${invoices.buyer} ->> 'name'`,
  number: invoices.number,
  status: invoices.status,
  currency: invoices.currency,
  netMinor: invoices.netMinor,
  taxMinor: invoices.taxMinor,
  totalMinor: invoices.totalMinor,
  paidMinor: invoices.paidMinor,
  returnedMinor: invoices.returnedMinor,
  disputedMinor: invoices.disputedMinor,
  creditedMinor: invoices.creditedMinor,
  writtenOffMinor: invoices.writtenOffMinor,
  issuedOn: invoices.issuedOn,
  dueOn: invoices.dueOn,
  createdAt: invoices.createdAt,
  paidAt: invoices.paidAt,
};

type SummaryRow = Pick<InvoiceRow, Exclude<keyof typeof summaryColumns, 'clientName'>> & { clientName: string | null };

/** An invoice in a list. */
export function invoiceSummary(ctx: QueryContext, row: SummaryRow) {
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency: row.currency });
  return {
    id: row.id,
    clientId: row.clientId,
    clientName: row.clientName ?? '',
    kind: row.kind,
    /** What the document is called. */
    document: row.isDebitNote ? ('debit_note' as const) : row.kind,
    isGathering: row.isGathering,
    number: row.number,
    status: row.status,
    isOverdue: isOverdue(row, ctx.today),
    total: amount(row.totalMinor),
    net: amount(row.netMinor),
    tax: amount(row.taxMinor),
    paid: amount(row.paidMinor),
    /** Paid, and questioned by the payer's bank. */
    disputed: amount(row.disputedMinor),
    credited: amount(row.creditedMinor),
    writtenOff: amount(row.writtenOffMinor),
    due: amount(openMinor(row)),
    issuedOn: row.issuedOn?.toString() ?? null,
    dueOn: row.dueOn?.toString() ?? null,
    createdAt: row.createdAt.toString(),
    paidAt: row.paidAt?.toString() ?? null,
  };
}

/** A line as it is shown. */
export function lineView(row: InvoiceLineRow) {
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency: row.currency });
  const tax = taxOf(row);
  return {
    id: row.id,
    kind: row.kind,
    description: row.description,
    subscriptionId: row.subscriptionId,
    periodStart: row.periodStart?.toString() ?? null,
    periodEnd: row.periodEnd?.toString() ?? null,
    quantity: plain(row.quantity),
    unitPriceMinor: plain(row.unitPrice),
    taxCategory: row.taxCategory,
    correctsLineId: row.correctsLineId,
    rate: row.rateKey === null ? null : { key: row.rateKey, quantity: plain(row.rateQuantity ?? '1') },
    taxName: tax?.name ?? null,
    taxRate: tax?.rate ?? null,
    /** How the tax was decided: duty category of EN 16931, whose tax it is, and why. */
    taxCode: row.tax?.category ?? null,
    taxCountry: row.taxCountry,
    taxReasonCode: row.taxReasonCode,
    taxWhy: row.taxWhy,
    /** What the price comes to as it is stated, and what is taken off it. */
    amount: amount(row.amountMinor),
    discount: amount(row.discountMinor),
    discounts: (row.discounts ?? []).map(({ source, code, kind, rate, amountMinor }) => ({
      ...{ source, code, kind, rate },
      amount: amount(BigInt(amountMinor)),
    })),
    net: amount(row.netMinor),
    tax: amount(row.taxMinor),
    total: amount(row.totalMinor),
  };
}

/** Keys of the texts that a document must carry, each once, with what the certificate of an exempt client says. */
export function taxTextsOf(taxes: readonly Pick<DecidedTax, 'textKey' | 'why'>[]): { key: string; detail: string }[] {
  const texts = new Map<string, { key: string; detail: string }>();
  for (const { textKey: key, why } of taxes) {
    const detail = why?.inputs['exemption'] ?? '';
    if (key !== null) texts.set(`${key} ${detail}`, { key, detail });
  }
  return [...texts.values()];
}

/** A row of the tax summary as it is shown. */
export function taxTotalView({ netMinor, taxMinor, ...tax }: TaxTotal, currency: string) {
  return {
    name: tax.name,
    rate: plain(tax.rate),
    net: { amountMinor: netMinor.toString(), currency },
    tax: { amountMinor: taxMinor.toString(), currency },
  };
}

/** The tax of a document in a second currency, as it was frozen. */
export function taxExchangeView({ taxExchange, currency: from }: Pick<InvoiceRow, 'taxExchange' | 'currency'>) {
  if (taxExchange === null) return null;
  const { to, rate, source, on, taxMinor } = taxExchange;
  return { from, rate, source, on, tax: { amountMinor: taxMinor, currency: to } };
}
