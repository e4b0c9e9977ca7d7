import { decimal, decimalText } from '#lib/money/decimal.ts';

/**
 * Duty categories of EN 16931 (UNCL 5305): S standard, Z zero rated, E exempt, AE reverse charge, K supply within the
 * Union, G export, O outside the scope, L Canary Islands (IGIC), M Ceuta and Melilla (IPSI).
 */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

/** One tax on a line. */
export interface TaxComponent {
  readonly name: string;
  /** Share of the base as an exact decimal: `"0.19"`. */
  readonly rate: string;
  /** Computed on the net and on the components before it, instead of on the net alone. */
  readonly isCompound?: boolean;
  /** The amount as a tax provider rounded it; then nothing is computed here. */
  readonly taxMinor?: bigint;
}

/** One key for one tax: `"0.19"` and `"0.190000"` are the same rate. */
export const taxKey = ({ name, rate }: { name: string; rate: string }): string =>
  JSON.stringify([name, decimalText(decimal(rate))]);

/** The taxes of a line; no component means that no tax is shown, as outside the scope. */
export interface LineTax {
  readonly category: TaxCategory;
  readonly components: readonly TaxComponent[];
}

/** Categories that carry no tax because the law asks somebody else for it, or nobody. */
const WITHOUT_TAX: ReadonlySet<TaxCategory> = new Set(['AE', 'K', 'G', 'E']);

/**
 * Whether a price that contains tax is charged without it. Reverse charge, export and exemption drop to the net price; a
 * consumer's price stays as it was shown whatever the rate, a business outside the scope pays the net.
 */
export function dropsIncludedTax(category: TaxCategory, isBusiness: boolean): boolean {
  return WITHOUT_TAX.has(category) || (category === 'O' && isBusiness);
}

const CATEGORIES: ReadonlySet<string> = new Set(TAX_CATEGORIES);

/** True for a category code of EN 16931. */
export function isTaxCategory(code: string): code is TaxCategory {
  return CATEGORIES.has(code);
}
