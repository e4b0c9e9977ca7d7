import { creditedTaxes } from '../document/credit-parts.ts';
import { standingLines } from './billed.ts';
import type { Line } from './state.ts';
import type { Work } from './work.ts';

/** What credit notes and later invoices have left of a line. */
export interface LeftOfLine {
  readonly line: Line;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
}

export function leftOf({ account }: Work, line: Line): LeftOfLine {
  let { netMinor, totalMinor: grossMinor } = line;
  for (const { document, line: other } of standingLines(account)) {
    if (other.correctsLineId !== line.id) continue;
    const sign = document.kind === 'credit_note' ? -1n : 1n;
    netMinor += sign * other.netMinor;
    grossMinor += sign * other.totalMinor;
  }
  return { line, netMinor, grossMinor };
}

/** Each tax of the line gets its part of what is given back. */
export const taxesOf = (work: Work, { taxes }: Line, taxMinor: bigint): Line['taxes'] =>
  creditedTaxes(taxes, taxMinor, work.account.client.currency);

/**
 * Lines of a credit note that take no more than is left of those they correct, although each was rounded by itself: the
 * last one takes the tax that remains.
 */
export function withinWhatIsLeft(work: Work, lines: readonly Line[]): Line[] {
  const charged = new Map<string, Line>();
  for (const { line } of standingLines(work.account)) charged.set(line.id, line);
  const taken = new Map<string, { netMinor: bigint; grossMinor: bigint }>();
  return lines.map((line) => {
    const original = line.correctsLineId === null ? undefined : charged.get(line.correctsLineId);
    if (original === undefined) return line;
    const left = leftOf(work, original);
    const before = taken.get(original.id) ?? { netMinor: 0n, grossMinor: 0n };
    const mostNet = left.netMinor - before.netMinor;
    const mostGross = left.grossMinor - before.grossMinor;
    const isRest = line.netMinor >= mostNet;
    const netMinor = isRest ? mostNet : line.netMinor;
    const totalMinor = isRest || line.totalMinor > mostGross ? mostGross : line.totalMinor;
    taken.set(original.id, { netMinor: before.netMinor + netMinor, grossMinor: before.grossMinor + totalMinor });
    if (netMinor === line.netMinor && totalMinor === line.totalMinor) return line;
    const taxMinor = totalMinor - netMinor;
    return { ...line, netMinor, totalMinor, taxMinor, taxes: taxesOf(work, original, taxMinor) };
  });
}

/** The same for lines that give back on an invoice beside what it charges: their amounts are below zero there. */
export function creditsWithinWhatIsLeft(work: Work, lines: readonly Line[]): Line[] {
  const isCredit = ({ correctsLineId }: Line) => correctsLineId !== null;
  const within = new Map(withinWhatIsLeft(work, lines.filter(isCredit).map(negated)).map((line) => [line.id, line]));
  return lines.map((line) => {
    const credit = within.get(line.id);
    return credit === undefined ? line : negated(credit);
  });
}

const negated = (line: Line): Line => ({
  ...line,
  netMinor: -line.netMinor,
  taxMinor: -line.taxMinor,
  totalMinor: -line.totalMinor,
  taxes: line.taxes.map((tax) => ({ ...tax, taxMinor: -tax.taxMinor })),
});
