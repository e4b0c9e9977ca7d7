import { AppError } from '#lib/errors/app-error.ts';
import { type Fraction, fraction, roundFraction } from '#lib/money/fraction.ts';
import { taxKey } from '../tax/line-tax.ts';
import { larger, smaller, sum, sumOfFractions } from './spread.ts';
import type { AppliedTax } from './totals.ts';

/** An invoice line as it was charged, and what credit notes have taken of it: net and each tax in the line's order. */
export interface CreditableLine {
  readonly id: string;
  readonly netMinor: bigint;
  readonly taxes: readonly AppliedTax[];
  readonly credited: { readonly netMinor: bigint; readonly taxMinor: readonly bigint[] };
}

/** How much net of a line is credited; `'rest'` is all that is left of it. */
export interface CreditRequest {
  readonly lineId: string;
  readonly netMinor: bigint | 'rest';
}

export interface CreditedLine {
  readonly id: string;
  readonly netMinor: bigint;
  readonly taxes: readonly AppliedTax[];
}

export interface CreditNote {
  readonly lines: readonly CreditedLine[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

/**
 * A credit note over parts of an invoice. Its tax follows what was charged on those lines, rounded once per tax and rate;
 * a line that is credited to its end takes all the tax that is left of it, so that several notes sum to the invoice to the
 * minor unit and none ever exceeds it. Throws `billing.credit_exceeds_invoice` for more than is left of a line.
 */
export function creditNote(invoice: readonly CreditableLine[], requests: readonly CreditRequest[]): CreditNote {
  const parts = requests.map((request) => partOf(invoice, request));
  if (new Set(parts.map(({ line }) => line.id)).size !== parts.length)
    throw new RangeError('a line stands twice on a credit note');
  const lines = parts.map(({ line, netMinor }) => ({
    id: line.id,
    netMinor,
    taxes: line.taxes.map((tax) => ({ ...tax, taxMinor: 0n })),
  }));
  const places = parts.flatMap(({ line }, at) => line.taxes.map((tax, index) => ({ at, index, tax })));
  for (const group of Map.groupBy(places, ({ tax }) => taxKey(tax)).values()) {
    const taxes = creditedTaxes(group.map(({ at, index }) => shareOf(parts[at], index)));
    for (const [nth, { at, index }] of group.entries()) {
      const row = lines[at]?.taxes[index];
      if (row) row.taxMinor = taxes[nth] ?? 0n;
    }
  }
  const netMinor = sum(lines.map((line) => line.netMinor));
  const taxMinor = sum(lines.flatMap((line) => line.taxes.map((tax) => tax.taxMinor)));
  return { lines, netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

/** All that is left of an invoice: the note that voids it. */
export const fullCredit = (invoice: readonly CreditableLine[]): CreditNote =>
  creditNote(
    invoice,
    invoice.map(({ id }) => ({ lineId: id, netMinor: 'rest' })),
  );

interface Part {
  line: CreditableLine;
  netMinor: bigint;
  isLast: boolean;
}

function partOf(invoice: readonly CreditableLine[], { lineId, netMinor: asked }: CreditRequest): Part {
  const line = invoice.find(({ id }) => id === lineId);
  if (line === undefined) throw new RangeError(`the invoice has no line ${lineId}`);
  const left = line.netMinor - line.credited.netMinor;
  const netMinor = asked === 'rest' ? left : asked;
  const isWithin = left >= 0n ? netMinor >= 0n && netMinor <= left : netMinor <= 0n && netMinor >= left;
  if (!isWithin) throw new AppError('billing.credit_exceeds_invoice', { fields: { [lineId]: 'too_much' } });
  return { line, netMinor, isLast: netMinor === left };
}

/** The exact tax of a part, and the most that may be taken of it. */
interface TaxShare {
  exact: Fraction;
  left: bigint;
  isLast: boolean;
}

function shareOf(part: Part | undefined, index: number): TaxShare {
  const charged = part?.line.taxes[index]?.taxMinor ?? 0n;
  const left = charged - (part?.line.credited.taxMinor[index] ?? 0n);
  if (part === undefined || part.isLast) return { exact: fraction(left), left, isLast: true };
  return { exact: fraction(charged * part.netMinor, part.line.netMinor), left, isLast: false };
}

/** The rounded sum of the exact shares, given out so that no line exceeds what is left of it. */
function creditedTaxes(shares: readonly TaxShare[]): bigint[] {
  const taxes = shares.map(({ left, isLast }) => (isLast ? left : 0n));
  let open = roundFraction(sumOfFractions(shares.map(({ exact }) => exact))) - sum(taxes);
  for (const [at, { exact, left, isLast }] of shares.entries()) {
    if (isLast) continue;
    const tax = within(roundFraction(exact), left);
    taxes[at] = tax;
    open -= tax;
  }
  for (const [at, { left, isLast }] of shares.entries()) {
    if (isLast || open === 0n) continue;
    const before = taxes[at] ?? 0n;
    // One unit per line at most: rounding alone moves no more.
    const tax = within(before + (open > 0n ? 1n : -1n), left);
    taxes[at] = tax;
    open -= tax - before;
  }
  return taxes;
}

/** Between nothing and what is left, whatever its sign. */
const within = (amount: bigint, left: bigint): bigint =>
  left >= 0n ? smaller(larger(amount, 0n), left) : larger(smaller(amount, 0n), left);
