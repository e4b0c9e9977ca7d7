import { dropsIncludedTax, type LineTax } from '../tax/line-tax.ts';
import { type DecidedTax, decidedTax, NO_TAX, type TaxTerms, taxAtHome } from '../tax/terms.ts';
import { type DocumentTotals, documentTotals } from './totals.ts';

/** A line before its tax: the amount as the price states it. */
export interface UntaxedLine {
  readonly amountMinor: bigint;
  readonly taxCategory: string;
  /** Of a line that gives back: the tax of the line that it corrects. */
  readonly corrects: DecidedTax | null;
  /** What a tax calculator said of it. */
  readonly quoted?: DecidedTax | undefined;
}

export interface TaxedLines {
  readonly totals: DocumentTotals;
  /** In the order of the lines. */
  readonly taxes: readonly DecidedTax[];
  /** The tax that was inside the price of a line and is not charged on it; null where the price stands as stated. */
  readonly dropped: readonly (LineTax | null)[];
  /** A VAT number was not checked yet, or a tax calculator not asked: until then the amounts are those that the prices state. */
  readonly isPending: boolean;
}

/**
 * Taxes and totals of lines. With `pricesIncludeTax` amounts contain the tax; reverse charge, export and exemption let
 * them fall to the net of home, while what a consumer pays stays as it was shown. What gives back is taxed as it was.
 */
export function taxedLines(terms: TaxTerms & { pricesIncludeTax: boolean }, lines: readonly UntaxedLine[]): TaxedLines {
  const decisions = lines.map(
    ({ corrects, quoted, taxCategory }) => corrects ?? quoted ?? decidedTax(terms, taxCategory),
  );
  const taxes = decisions.map((decision) => decision ?? NO_TAX);
  const bases = lines.map((line, at) =>
    decisions[at] === null ? asStated(line) : basisOf(terms, line, taxes[at]?.tax ?? NO_TAX.tax),
  );
  const totals = documentTotals({
    lines: bases.map(({ amountMinor, basis }, at) => ({
      id: `${at}`,
      tax: taxes[at]?.tax ?? NO_TAX.tax,
      amountMinor,
      basis,
    })),
  });
  return { totals, taxes, dropped: bases.map(({ dropped }) => dropped), isPending: decisions.includes(null) };
}

interface Basis {
  amountMinor: bigint;
  basis: 'net' | 'gross';
  dropped: LineTax | null;
}

const asStated = ({ amountMinor }: UntaxedLine): Basis => ({ amountMinor, basis: 'net', dropped: null });

function basisOf(
  terms: TaxTerms & { pricesIncludeTax: boolean },
  { amountMinor, taxCategory, corrects, quoted }: UntaxedLine,
  tax: LineTax,
): Basis {
  if (!terms.pricesIncludeTax || !terms.chargesTax) return { amountMinor, basis: 'net', dropped: null };
  if (corrects !== null || quoted !== undefined || !dropsIncludedTax(tax.category, terms.buyer.isBusiness))
    return { amountMinor, basis: tax.components.length > 0 ? 'gross' : 'net', dropped: null };
  const dropped = taxAtHome(terms, taxCategory);
  return { amountMinor: netOf(amountMinor, dropped), basis: 'net', dropped };
}

/** A price that contains a tax, without it. */
export function netOf(amountMinor: bigint, tax: LineTax): bigint {
  return documentTotals({ lines: [{ id: 'inside', amountMinor, basis: 'gross', tax }] }).taxExclusiveMinor;
}
