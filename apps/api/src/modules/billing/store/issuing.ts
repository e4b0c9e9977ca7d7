import { because } from '../core/index.ts';
import type { InvoiceAmounts } from '../core/line-amounts.ts';
import type { InvoiceRow } from './invoices.ts';
import type { LedgerPosting } from './ledger.ts';

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

/** What an issued invoice posts to the ledger. */
export function issuePosting(
  invoice: Pick<InvoiceRow, 'id' | 'clientId' | 'currency'>,
  amounts: InvoiceAmounts,
): LedgerPosting {
  const of = { currency: invoice.currency, invoiceId: invoice.id };
  return {
    kind: 'invoice_issued',
    businessKey: issueKey(invoice.id),
    clientId: invoice.clientId,
    description: 'Invoice issued',
    entries: [
      { account: 'receivable', amountMinor: amounts.totalMinor, ...of },
      { account: 'revenue', amountMinor: -amounts.netMinor, ...of },
      { account: 'tax_payable', amountMinor: -amounts.taxMinor, ...of },
    ],
  };
}

/** The business key of the posting that a void takes back. */
export const issueKey = (invoiceId: string): string => `invoice_issued:${invoiceId}`;
