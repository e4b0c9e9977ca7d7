import { fraction } from '#lib/money/fraction.ts';
import { spreadRounded } from '../document/spread.ts';
import type { LineTax, TaxCategory } from './line-tax.ts';

/** A tax provider's answer for one line, its amounts rounded as the provider wants them on the document. */
export interface QuotedLine {
  readonly lineId: string;
  readonly category: TaxCategory;
  readonly components: readonly { readonly name: string; readonly rate: string; readonly taxMinor: bigint }[];
}

/**
 * The taxes of lines as a tax provider quoted them; their amounts are taken as they are. Throws a RangeError unless every
 * line has exactly one answer: a line without one must never pass as untaxed.
 */
export function taxesOfQuote(lineIds: readonly string[], quoted: readonly QuotedLine[]): Map<string, LineTax> {
  const taxes = new Map(quoted.map(({ lineId, category, components }) => [lineId, { category, components }]));
  const isComplete = taxes.size === quoted.length && lineIds.every((id) => taxes.has(id));
  if (!isComplete || taxes.size !== lineIds.length)
    throw new RangeError('the quote does not answer for every line once');
  return taxes;
}

/** A line that a tax provider is asked about, by its place on the document. */
export interface AskedLine {
  readonly lineId: string;
  readonly amountMinor: bigint;
  readonly category: string;
}

/**
 * What a tax provider is asked about: the lines with an amount. Providers take no amounts below zero, so what a line takes
 * off without correcting another one lowers the others in proportion; none is left where it takes off everything.
 */
export function linesToAsk(lines: readonly { amountMinor: bigint; category: string }[]): AskedLine[] {
  const all = lines.map(({ amountMinor, category }, at) => ({ lineId: `${at}`, amountMinor, category }));
  const above = all.filter(({ amountMinor }) => amountMinor > 0n);
  const whole = above.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const off = all.reduce((sum, { amountMinor }) => (amountMinor < 0n ? sum - amountMinor : sum), 0n);
  if (off >= whole) return [];
  const parts = spreadRounded(above.map(({ amountMinor }) => fraction(amountMinor * off, whole)));
  return above
    .map((line, at) => ({ ...line, amountMinor: line.amountMinor - (parts[at] ?? 0n) }))
    .filter(({ amountMinor }) => amountMinor > 0n);
}
