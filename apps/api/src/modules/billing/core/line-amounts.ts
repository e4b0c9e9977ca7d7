import { decimal } from '#lib/money/decimal.ts';
import { lineAmount } from './document/rounding.ts';
import { documentTotals } from './document/totals.ts';

/** A tax as it stood on the day that counts; `rate` is a fraction such as `"0.19"`. */
export interface TaxRate {
  name: string;
  rate: string;
}

/** What a line's amounts follow from. Quantity and price are exact decimals; the price is in minor units. */
export interface PricedLine {
  quantity: string;
  unitPriceMinor: string;
  tax: TaxRate | null;
}

export interface LineAmounts {
  netMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
}

export interface InvoiceAmounts extends LineAmounts {
  /** In the order of the lines; they sum exactly to the invoice's amounts. */
  lines: LineAmounts[];
}

/**
 * Amounts of an invoice: each line is rounded to the minor unit, tax once per rate over all its lines; see
 * `documentTotals`. With `isTaxInclusive` unit prices contain the tax.
 */
export function invoiceAmounts(lines: readonly PricedLine[], isTaxInclusive: boolean): InvoiceAmounts {
  const totals = documentTotals({
    lines: lines.map(({ quantity, unitPriceMinor, tax }, position) => ({
      id: position.toString(),
      amountMinor: lineAmount({ quantity: decimal(quantity), unitPriceMinor: decimal(unitPriceMinor) }),
      basis: isTaxInclusive ? 'gross' : 'net',
      tax: tax === null ? { category: 'O', components: [] } : { category: 'S', components: [tax] },
    })),
  });
  return {
    lines: totals.lines.map(({ netMinor, taxMinor, totalMinor }) => ({ netMinor, taxMinor, totalMinor })),
    netMinor: totals.taxExclusiveMinor,
    taxMinor: totals.taxMinor,
    totalMinor: totals.taxInclusiveMinor,
  };
}

/** One row of the tax summary. */
export interface TaxTotal extends TaxRate {
  netMinor: bigint;
  taxMinor: bigint;
}

/** Net and tax per tax and rate, in the order in which they first appear; lines without tax are left out. */
export function taxTotals(lines: readonly (LineAmounts & { tax: TaxRate | null })[]): TaxTotal[] {
  const totals = new Map<string, TaxTotal>();
  for (const { tax, netMinor, taxMinor } of lines) {
    if (!tax) continue;
    const key = `${tax.rate} ${tax.name}`;
    const row = totals.get(key) ?? { ...tax, netMinor: 0n, taxMinor: 0n };
    totals.set(key, { ...row, netMinor: row.netMinor + netMinor, taxMinor: row.taxMinor + taxMinor });
  }
  return [...totals.values()];
}
