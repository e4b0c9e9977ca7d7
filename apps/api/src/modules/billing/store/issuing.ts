import { because } from '../core/index.ts';
import type { InvoiceAmounts, LineAmounts } from '../core/line-amounts.ts';
import type { InvoiceLineRow } from './invoice-lines.ts';
import type { InvoiceRow } from './invoices.ts';
import type { LedgerEntry, LedgerPosting } from './ledger.ts';

/** The last day to pay, never before the day of issue, and why. */
export function dueOf(
  { dueOn, dueWhy }: Pick<InvoiceRow, 'dueOn' | 'dueWhy'>,
  of: { termDays: number; today: Temporal.PlainDate },
) {
  const { termDays, today } = of;
  if (dueOn === null) return { dueOn: today.add({ days: termDays }), dueWhy: because('term_days', { termDays }) };
  if (Temporal.PlainDate.compare(dueOn, today) >= 0) return { dueOn, dueWhy };
  return { dueOn: today, dueWhy: because('due_not_before_issue', { wanted: dueOn.toString() }) };
}

/** A line's part of the income of a document. */
export interface IncomeLine {
  kind: InvoiceLineRow['kind'];
  netMinor: bigint;
}

/** The income of lines by its account, as a debit: fees for paying late are not sold, and stand apart from revenue. */
export function incomeOf(lines: readonly IncomeLine[]): Pick<LedgerEntry, 'account' | 'amountMinor'>[] {
  const sum = (isFee: boolean) =>
    lines.reduce((total, { kind, netMinor }) => ((kind === 'late_fee') === isFee ? total + netMinor : total), 0n);
  return [
    { account: 'revenue', amountMinor: sum(false) },
    { account: 'late_fees', amountMinor: sum(true) },
  ];
}

/** Lines with what they came to. */
export const withNets = (lines: readonly { kind: InvoiceLineRow['kind'] }[], amounts: InvoiceAmounts): IncomeLine[] =>
  lines.map(({ kind }, at) => ({ kind, netMinor: amounts.lines[at]?.netMinor ?? 0n }));

/** What an issued invoice with these lines posts to the ledger. */
export function issuePosting(
  invoice: Pick<InvoiceRow, 'id' | 'clientId' | 'currency'>,
  amounts: LineAmounts,
  lines: readonly IncomeLine[],
): LedgerPosting {
  const of = { currency: invoice.currency, invoiceId: invoice.id };
  return {
    kind: 'invoice_issued',
    businessKey: issueKey(invoice.id),
    clientId: invoice.clientId,
    description: 'Invoice issued',
    entries: [
      { account: 'receivable', amountMinor: amounts.totalMinor, ...of },
      ...incomeOf(lines).map((one) => ({ ...one, amountMinor: -one.amountMinor, ...of })),
      { account: 'tax_payable', amountMinor: -amounts.taxMinor, ...of },
    ],
  };
}

/** The business key of the posting that a void takes back. */
export const issueKey = (invoiceId: string): string => `invoice_issued:${invoiceId}`;

/** The business key of the posting of a credit note. */
export const creditNoteKey = (noteId: string): string => `credit_note_issued:${noteId}`;
