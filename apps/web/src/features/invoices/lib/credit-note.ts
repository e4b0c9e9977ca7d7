import type { Invoice } from './invoice.ts';

/** The lines of which something may still be credited. */
export const creditableLines = (invoice: Invoice): Invoice['lines'] =>
  invoice.lines.filter(({ creditable }) => creditable.amountMinor !== '0');

/** What is asked for of each line; amounts are in the order of `creditableLines`, lines without one are left out. */
export function creditedLines(invoice: Invoice, amounts: readonly string[]): { lineId: string; amountMinor: string }[] {
  return creditableLines(invoice).flatMap(({ id }, at) => {
    const amountMinor = BigInt(amounts[at] || '0').toString();
    return amountMinor === '0' ? [] : [{ lineId: id, amountMinor }];
  });
}

/** What the note comes to, in minor units: without any amount all that may be credited. */
export function sumOfCredit(invoice: Invoice, amounts: readonly string[]): string {
  const given = amounts.filter((amount) => /^\d+$/.test(amount)).reduce((sum, amount) => sum + BigInt(amount), 0n);
  return given === 0n ? invoice.creditable.amountMinor : given.toString();
}
