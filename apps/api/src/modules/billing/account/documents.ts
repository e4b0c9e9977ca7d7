import type { invoiceLines, invoices, StoredAppliedTax, StoredTax } from '#db/schema/billing.ts';
import { decimal, decimalText } from '#lib/money/decimal.ts';
import type { Document, DocumentStatus, Line, LineTax } from '../core/index.ts';
import { plain } from '../store/invoice-lines.ts';
import { lineOfRow } from './product-rows.ts';

type InvoiceRow = typeof invoices.$inferSelect;
type LineRow = typeof invoiceLines.$inferSelect;
type NewLine = typeof invoiceLines.$inferInsert;

/** The engine's word for a state of an invoice; a draft is not a document of the account yet. */
export const STATUS_OF: Readonly<Record<Exclude<InvoiceRow['status'], 'draft'>, DocumentStatus>> = {
  pending_tax: 'pending_tax',
  issued: 'open',
  paid: 'paid',
  void: 'void',
  uncollectible: 'uncollectible',
};

export const statusText = (status: DocumentStatus): InvoiceRow['status'] => (status === 'open' ? 'issued' : status);

/** A stored document as the engine works with it; null for a draft. */
export function readDocument(
  row: InvoiceRow,
  lines: readonly LineRow[],
  soldKeys: ReadonlyMap<string, string>,
): Document | null {
  if (row.status === 'draft' || row.issuedOn === null || row.dueOn === null) return null;
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    status: STATUS_OF[row.status],
    currency: row.currency,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    paidOn: row.paidOn,
    lines: lines.map((line) => readLine(line, { invoice: row, together: lines, soldKeys })),
    netMinor: row.netMinor,
    taxMinor: row.taxMinor,
    totalMinor: row.totalMinor,
    paidMinor: row.paidMinor,
    heldMinor: row.heldMinor,
    returnedMinor: row.returnedMinor,
    disputedMinor: row.disputedMinor,
    creditedMinor: row.creditedMinor,
    writtenOffMinor: row.writtenOffMinor,
    basedOn: row.basedOnId,
    isOrder: row.isOrder,
  };
}

/** What of a document changes after it was written; texts, so that many are written by one statement. */
export const movingColumns = (document: Document) => ({
  id: document.id,
  status: statusText(document.status),
  issued_on: document.issuedOn.toString(),
  due_on: document.dueOn.toString(),
  paid_on: document.paidOn?.toString() ?? null,
  net_minor: document.netMinor.toString(),
  tax_minor: document.taxMinor.toString(),
  total_minor: document.totalMinor.toString(),
  paid_minor: document.paidMinor.toString(),
  held_minor: document.heldMinor.toString(),
  returned_minor: document.returnedMinor.toString(),
  disputed_minor: document.disputedMinor.toString(),
  credited_minor: document.creditedMinor.toString(),
  written_off_minor: document.writtenOffMinor.toString(),
});

export function readLine(row: LineRow, of: Parameters<typeof lineOfRow>[1]): Line {
  const { tax, why } = row;
  return {
    id: row.id,
    subscriptionId: row.subscriptionId,
    description: row.description,
    span: isByHand(of.invoice, row) ? null : spanOf(row),
    unitPriceMinor: decimal(plain(row.unitPrice)),
    ...lineOfRow(row, of),
    netMinor: row.netMinor,
    taxMinor: row.taxMinor,
    totalMinor: row.totalMinor,
    taxCategory: row.taxCategory,
    tax: tax === null ? NO_TAX : readTax(tax),
    taxes: (row.taxes ?? []).map((one) => ({ ...one, taxMinor: BigInt(one.taxMinor) })),
    correctsLineId: row.correctsLineId,
    why: why ?? UNTOLD,
  };
}

/** What a credit note gives back by hand names no days, though it stands beside the period of its line. */
const isByHand = ({ kind }: InvoiceRow, { why }: LineRow): boolean =>
  kind === 'credit_note' && why?.rule === 'credited_by_hand';

const NO_TAX: LineTax = { category: 'O', components: [] };
const UNTOLD: Line['why'] = { rule: 'as_written', inputs: {}, version: 1 };

function spanOf({ startsAt, endsAt, periodStart, periodEnd }: LineRow): Line['span'] {
  if (startsAt !== null && endsAt !== null) return { start: startsAt, end: endsAt };
  return periodStart === null || periodEnd === null ? null : { start: periodStart, end: periodEnd };
}

const readTax = ({ category, components }: StoredTax): LineTax => ({
  category,
  components: components.map(({ taxMinor, ...one }) => ({
    ...one,
    ...(taxMinor === undefined ? {} : { taxMinor: BigInt(taxMinor) }),
  })),
});

const writeTax = ({ category, components }: LineTax): StoredTax => ({
  category,
  components: components.map(({ taxMinor, ...one }) => ({
    ...one,
    ...(taxMinor === undefined ? {} : { taxMinor: taxMinor.toString() }),
  })),
});

const writeTaxes = (line: Line): StoredAppliedTax[] =>
  line.taxes.map((one) => ({ ...one, taxMinor: one.taxMinor.toString() }));

/** A line as it is stored. `dayOf` is the local day of an instant, for those who read days only. */
export function writeLine(
  line: Line,
  of: {
    tenantId: string;
    clientId: string;
    document: Document;
    position: number;
    dayOf(at: Temporal.Instant): Temporal.PlainDate;
  },
): NewLine {
  const { document, dayOf, ...keys } = of;
  const [component] = line.tax.components;
  return {
    ...keys,
    id: line.id,
    invoiceId: document.id,
    currency: document.currency,
    subscriptionId: line.subscriptionId,
    kind: line.kind,
    rateKey: line.key,
    description: line.description,
    ...spanColumns(line, dayOf),
    quantity: decimalText(line.quantity),
    unitPrice: decimalText(line.unitPriceMinor),
    amountMinor: line.amountMinor,
    discountMinor: line.discountMinor,
    netMinor: line.netMinor,
    taxMinor: line.taxMinor,
    totalMinor: line.totalMinor,
    taxCategory: line.taxCategory,
    taxName: component?.name ?? null,
    taxRate: component?.rate ?? '0',
    tax: writeTax(line.tax),
    taxes: writeTaxes(line),
    why: line.why,
    correctsLineId: line.correctsLineId,
  };
}

function spanColumns({ span }: Line, dayOf: (at: Temporal.Instant) => Temporal.PlainDate) {
  if (span === null) return {};
  const { start, end } = span;
  if (start instanceof Temporal.Instant && end instanceof Temporal.Instant)
    return { startsAt: start, endsAt: end, periodStart: dayOf(start), periodEnd: dayOf(end) };
  return start instanceof Temporal.PlainDate && end instanceof Temporal.PlainDate
    ? { periodStart: start, periodEnd: end }
    : {};
}
