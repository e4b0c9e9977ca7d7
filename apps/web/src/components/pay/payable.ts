import type { MoneyWire } from '@panel1/shared-types/schemas';

/** What can be paid in one go: open invoices of one client and one currency. */
export interface Payable {
  id: string;
  number: string | null;
  due: MoneyWire;
}

/** The sum of amounts in one currency, exact. */
export function sumOf(invoices: readonly Payable[]): MoneyWire {
  const total = invoices.reduce((sum, { due }) => sum + BigInt(due.amountMinor), 0n);
  return { amountMinor: total.toString(), currency: invoices[0]?.due.currency ?? '' };
}

/** Open invoices by currency, in the order in which the currencies first come. */
export function byCurrency<Invoice extends Payable>(invoices: readonly Invoice[]): Invoice[][] {
  return [...Map.groupBy(invoices, ({ due }) => due.currency).values()];
}
