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
