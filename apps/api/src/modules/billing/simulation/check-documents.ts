import type { BillingAccount } from '../core/index.ts';
import { type Document, invoiceBalance, type Line } from '../core/index.ts';
import type { Book } from './check-books.ts';
import { textOf } from './same.ts';
import { BrokenInvariant } from './stage.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** Totals are the sums of their parts, nothing is paid or credited beyond them, and what was issued stays as it was. */
export function checkDocuments({ documents }: BillingAccount, book: Book): void {
  for (const document of documents.values()) {
    const known = book.documents.get(document.id);
    if (known === document) continue;
    book.documents.set(document.id, document);
    checkTotals(document);
    checkMoney(document);
    if (known !== undefined) checkUnchanged(known, document);
  }
}

function checkTotals({ id, lines, netMinor, taxMinor, totalMinor }: Document): void {
  const of = (pick: (line: Line) => bigint) => sum(lines.map(pick));
  const isSum =
    netMinor === of((line) => line.netMinor) &&
    taxMinor === of((line) => line.taxMinor) &&
    totalMinor === of((line) => line.totalMinor) &&
    totalMinor === netMinor + taxMinor;
  if (!isSum) throw new BrokenInvariant(`the total of document ${id} is not the sum of its lines and taxes`);
  for (const line of lines)
    if (
      line.taxMinor !== sum(line.taxes.map((tax) => tax.taxMinor)) ||
      line.totalMinor !== line.netMinor + line.taxMinor
    )
      throw new BrokenInvariant(`line ${line.id} of document ${id} is not the sum of its parts`);
  if (totalMinor < 0n) throw new BrokenInvariant(`document ${id} has a total below zero`);
}

function checkMoney(document: Document): void {
  const { id, kind, status, totalMinor, paidMinor, returnedMinor, disputedMinor, creditedMinor, writtenOffMinor } =
    document;
  const fail = (what: string): never => {
    throw new BrokenInvariant(
      `${kind} ${id} (${status}) ${what}: total ${totalMinor}, paid ${paidMinor}, returned ${returnedMinor}, disputed ${disputedMinor}, credited ${creditedMinor}, written off ${writtenOffMinor}`,
    );
  };
  for (const amount of [paidMinor, returnedMinor, disputedMinor, creditedMinor, writtenOffMinor])
    if (amount < 0n) fail('has an amount below zero');
  if (kind === 'credit_note') return;
  const kept = paidMinor - returnedMinor - disputedMinor;
  const balance = invoiceBalance(document);
  if (kept < 0n) fail('gave back more than was paid');
  if (creditedMinor > totalMinor) fail('is credited beyond its total');
  if (kept + creditedMinor + writtenOffMinor > totalMinor || balance < 0n) fail('is paid beyond its total');
  if (status === 'paid' && balance !== 0n) fail('is paid and something is due');
  if (status === 'open' && balance === 0n) fail('is open and nothing is due');
  if (status === 'void' && kept !== 0n) fail('is void and holds money');
}

function checkUnchanged(known: Document, document: Document): void {
  if (known.number === null) return;
  const isSame =
    (known.lines === document.lines || textOf(known.lines) === textOf(document.lines)) &&
    known.number === document.number &&
    known.totalMinor === document.totalMinor &&
    known.issuedOn.equals(document.issuedOn) &&
    known.dueOn.equals(document.dueOn);
  if (!isSame) throw new BrokenInvariant(`document ${document.id} was changed after it was issued`);
}
