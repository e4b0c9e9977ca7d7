import type { DocumentTotals } from './document/totals.ts';

/** A tax as it stood on the day that counts; `rate` is a fraction such as `"0.19"`. */
export interface TaxRate {
  name: string;
  rate: string;
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

/** The amounts of a document by the names of the invoice's columns. */
export function amountsOf(totals: DocumentTotals): InvoiceAmounts {
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
