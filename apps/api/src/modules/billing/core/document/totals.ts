import { type LineTax, type TaxCategory, taxKey } from '../tax/line-tax.ts';
import { lineTaxes, type TaxedAmount, type TaxRounding } from './line-taxes.ts';
import { roundPayable } from './rounding.ts';
import { sum } from './spread.ts';

/** A line whose amount was rounded once; see `lineAmount`. */
export interface DocumentLine extends TaxedAmount {
  readonly id: string;
}

/** A discount or a surcharge on the whole document, in one tax category (EN 16931 BG-20, BG-21). Never negative by rule,
 * but a correction may turn its sign. */
export interface DocumentAdjustment extends DocumentLine {
  readonly kind: 'allowance' | 'charge';
}

export interface DocumentInput {
  readonly lines: readonly DocumentLine[];
  readonly adjustments?: readonly DocumentAdjustment[];
  readonly taxRounding?: TaxRounding;
  /** Paid before the document was made. */
  readonly prepaidMinor?: bigint;
  /** What is paid is a multiple of this: 5 for francs in cash. */
  readonly payableStepMinor?: bigint;
}

/** A tax of a line with its amount. */
export interface AppliedTax {
  readonly name: string;
  readonly rate: string;
  readonly taxMinor: bigint;
}

export interface LineTotals {
  readonly id: string;
  readonly category: TaxCategory;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly taxes: readonly AppliedTax[];
}

/** A row of the tax summary; `rate` is null where the category has none (O). */
export interface TaxGroup {
  readonly category: TaxCategory;
  readonly name: string | null;
  readonly rate: string | null;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

/** Amounts of a document in minor units, named as EN 16931 does (BT-106 to BT-115). */
export interface DocumentTotals {
  readonly lines: readonly LineTotals[];
  readonly adjustments: readonly LineTotals[];
  readonly groups: readonly TaxGroup[];
  readonly lineTotalMinor: bigint;
  readonly allowanceTotalMinor: bigint;
  readonly chargeTotalMinor: bigint;
  readonly taxExclusiveMinor: bigint;
  readonly taxMinor: bigint;
  readonly taxInclusiveMinor: bigint;
  readonly prepaidMinor: bigint;
  readonly roundingMinor: bigint;
  readonly payableMinor: bigint;
}

/**
 * Totals of a document from lines that are rounded already. Tax is rounded per group (default) or per line and spread so
 * that every part sums exactly; the total is rounded net plus rounded tax (EN 16931 BR-CO-10 to BR-CO-16).
 */
export function documentTotals(input: DocumentInput): DocumentTotals {
  const adjustments = input.adjustments ?? [];
  const entries = [...input.lines, ...adjustments.map(signed)];
  const taxes = lineTaxes(entries, input.taxRounding ?? 'per_group');
  const all = entries.map((entry, at) => totalsOf(entry, taxes[at] ?? []));
  const lines = all.slice(0, input.lines.length);
  const adjusted = all.slice(input.lines.length);
  const ofKind = (kind: DocumentAdjustment['kind']) =>
    sum(adjusted.filter((_, at) => adjustments[at]?.kind === kind).map(({ netMinor }) => netMinor));
  const taxExclusiveMinor = sum(all.map(({ netMinor }) => netMinor));
  const taxMinor = sum(all.map((one) => one.taxMinor));
  const prepaidMinor = input.prepaidMinor ?? 0n;
  const openMinor = taxExclusiveMinor + taxMinor - prepaidMinor;
  const payableMinor = roundPayable(openMinor, input.payableStepMinor ?? 1n);
  return {
    lines,
    adjustments: adjusted,
    groups: groupsOf(all, entries),
    lineTotalMinor: sum(lines.map(({ netMinor }) => netMinor)),
    allowanceTotalMinor: -ofKind('allowance'),
    chargeTotalMinor: ofKind('charge'),
    taxExclusiveMinor,
    taxMinor,
    taxInclusiveMinor: taxExclusiveMinor + taxMinor,
    prepaidMinor,
    roundingMinor: payableMinor - openMinor,
    payableMinor,
  };
}

function signed(adjustment: DocumentAdjustment): DocumentLine {
  return adjustment.kind === 'charge' ? adjustment : { ...adjustment, amountMinor: -adjustment.amountMinor };
}

function totalsOf({ id, amountMinor, basis, tax }: DocumentLine, taxes: readonly bigint[]): LineTotals {
  const taxMinor = sum(taxes);
  const netMinor = basis === 'net' ? amountMinor : amountMinor - taxMinor;
  return {
    id,
    category: tax.category,
    netMinor,
    taxMinor,
    totalMinor: netMinor + taxMinor,
    taxes: tax.components.map(({ name, rate }, at) => ({ name, rate, taxMinor: taxes[at] ?? 0n })),
  };
}

/** One row per category, tax and rate, in the order in which they first appear; a line with two taxes is in two rows. */
function groupsOf(lines: readonly LineTotals[], entries: readonly { tax: LineTax }[]): TaxGroup[] {
  const groups = new Map<string, TaxGroup>();
  const add = (row: TaxGroup) => {
    const key = `${row.category} ${row.name === null || row.rate === null ? '' : taxKey({ name: row.name, rate: row.rate })}`;
    const known = groups.get(key);
    groups.set(key, {
      ...row,
      netMinor: (known?.netMinor ?? 0n) + row.netMinor,
      taxMinor: (known?.taxMinor ?? 0n) + row.taxMinor,
    });
  };
  for (const [at, { category, netMinor, taxes }] of lines.entries()) {
    if (taxes.length === 0) add({ category, name: null, rate: rateless(category), netMinor, taxMinor: 0n });
    for (const [nth, { name, rate, taxMinor }] of taxes.entries()) {
      const isCompound = entries[at]?.tax.components[nth]?.isCompound === true;
      const before = isCompound ? sum(taxes.slice(0, nth).map((one) => one.taxMinor)) : 0n;
      add({ category, name, rate, netMinor: netMinor + before, taxMinor });
    }
  }
  return [...groups.values()];
}

const rateless = (category: TaxCategory): string | null => (category === 'O' ? null : '0');
