import { decimal, decimalText } from '#lib/money/decimal.ts';
import type { TaxCategory } from '../tax/line-tax.ts';
import { amountText } from './amount.ts';
import { vatOf } from './line.ts';
import type { VatBreakdown } from './model.ts';
import type { EInvoiceSource, EInvoiceSourceLine } from './source.ts';

/** Reasons that follow from the category alone (VATEX); an exemption (E) has many and needs its own. */
const REASONS: Partial<Record<TaxCategory, string>> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
};

/** Categories whose group must say why there is no tax (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10). */
export const NEEDS_REASON: ReadonlySet<TaxCategory> = new Set(['E', 'AE', 'K', 'G', 'O']);

export const reasonCodeOf = (line: EInvoiceSourceLine): string | null =>
  NEEDS_REASON.has(line.tax.category) ? (line.reasonCode ?? REASONS[line.tax.category] ?? null) : null;

/** One row per category and rate (BG-23), in the order in which they first appear: what was charged, not computed anew. */
export function breakdownOf({ lines, currency }: EInvoiceSource): VatBreakdown[] {
  const groups = Map.groupBy(lines, (line) => {
    const { category, percent } = vatOf(line);
    return `${category} ${percent === null ? '' : decimalText(decimal(percent))}`;
  });
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const total = (of: (line: EInvoiceSourceLine) => bigint) => rows.reduce((sum, line) => sum + of(line), 0n);
    const { category, percent } = vatOf(first);
    const withText = NEEDS_REASON.has(category) ? rows.find(({ reasonText }) => reasonText !== null) : undefined;
    return {
      taxable: amountText(
        total(({ netMinor }) => netMinor),
        currency,
      ),
      tax: amountText(
        total(({ taxMinor }) => taxMinor),
        currency,
      ),
      category,
      percent,
      reasonCode: rows.map(reasonCodeOf).find((code) => code !== null) ?? null,
      reasonText: withText?.reasonText ?? null,
    };
  });
}
