import { decimal } from '#lib/money/decimal.ts';
import type { TaxComponent } from './line-tax.ts';

/** A rate of a place that holds from a day until a later row of the same tax takes over. */
export interface TaxRateRow {
  /** ISO 3166-1 code. */
  readonly country: string;
  /** Part of the country with rates of its own; null for the rest of it. */
  readonly territory: string | null;
  /** What is sold: `standard`, `reduced`, or a word of the tenant's. */
  readonly category: string;
  readonly name: string;
  /** As a share: `"0.19"`. */
  readonly rate: string;
  readonly from: string;
  /** The first day on which it no longer holds; left out: until a later row takes over. */
  readonly until?: string;
  /** Place among several taxes of one line; later ones may be compound. */
  readonly order?: number;
  readonly isCompound?: boolean;
}

/**
 * The taxes of a place and category on the tax point, in order, each by its latest row; null when the table has none
 * for exactly this place.
 */
export function ratesOn(
  table: readonly TaxRateRow[],
  of: { country: string; territory: string | null; category: string },
  taxPoint: Temporal.PlainDate,
): TaxComponent[] | null {
  const on = taxPoint.toString();
  const latest = new Map<string, TaxRateRow>();
  for (const row of table) {
    const isPlace = row.country === of.country && row.territory === of.territory && row.category === of.category;
    if (!isPlace || row.from > on || (row.until !== undefined && row.until <= on)) continue;
    const known = latest.get(row.name);
    if (known === undefined || known.from < row.from) latest.set(row.name, row);
  }
  if (latest.size === 0) return null;
  return [...latest.values()]
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ name, rate, isCompound }) => (isCompound === true ? { name, rate, isCompound } : { name, rate }));
}

/** A rate in percent as a share: `"25.5"` is `"0.255"`. */
export function percent(text: string): string {
  const { units, scale } = decimal(text);
  const digits = units.toString().padStart(scale + 3, '0');
  const share = `${digits.slice(0, -scale - 2)}.${digits.slice(-scale - 2)}`;
  return share.replace(/0+$/, '').replace(/\.$/, '');
}
