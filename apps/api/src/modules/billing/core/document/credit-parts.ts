import { AppError } from '#lib/errors/app-error.ts';
import { fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { allocate, money } from '#lib/money/money.ts';
import { sum } from './spread.ts';
import type { AppliedTax } from './totals.ts';

/** What earlier credit notes and later invoices have left of an invoice line; `grossMinor` includes its tax. */
export interface LeftOfLine {
  readonly id: string;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
}

/** What is credited of one line, gross unless `netMinor` says it without tax; all that is left of it when both are null. */
export interface LineToCredit {
  readonly lineId: string;
  readonly amountMinor: bigint | null;
  readonly netMinor?: bigint | null | undefined;
}

/** A part of an invoice: these lines, or an amount over all of them (null: all that may be credited). */
export interface WantedCredit {
  readonly lines: readonly LineToCredit[] | null;
  readonly amountMinor: bigint | null;
}

/** A line's part of a credit note; net and tax sum to the total. */
export interface CreditPart {
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

/**
 * The lines of a credit note over a part of an invoice, gross. An amount without lines is spread in proportion to what is
 * left of each. The net of a part follows what is left of the line, so that the last part takes exactly the tax that
 * remains and several notes sum to the invoice. Parts of nothing are left out. Throws `billing.credit_exceeds_invoice` for
 * nothing, for more than is left of a line, and for more than `most` in all.
 */
export function creditParts<T extends LeftOfLine>(
  left: readonly T[],
  wanted: WantedCredit,
  { most, currency }: { most: bigint; currency: string },
): { line: T; part: CreditPart }[] {
  const totalLeft = sum(left.map(({ grossMinor }) => grossMinor));
  const creditable = totalLeft < most ? totalLeft : most;
  const amounts =
    wanted.lines === null
      ? spreadOver(left, wanted.amountMinor ?? creditable, currency)
      : amountsOf(left, wanted.lines);
  const amountMinor = sum(amounts.map((one) => one.amountMinor));
  if (amountMinor <= 0n || amountMinor > creditable) throw new AppError('billing.credit_exceeds_invoice');
  return amounts.flatMap((one) => (one.amountMinor === 0n ? [] : [{ line: one.line, part: partOf(one.line, one) }]));
}

interface Amount<T> {
  readonly line: T;
  readonly amountMinor: bigint;
  /** Where the net was asked for. */
  readonly netMinor?: bigint | undefined;
}

function spreadOver<T extends LeftOfLine>(left: readonly T[], amountMinor: bigint, currency: string): Amount<T>[] {
  const open = left.filter(({ grossMinor }) => grossMinor > 0n);
  if (amountMinor <= 0n || amountMinor > sum(open.map(({ grossMinor }) => grossMinor)))
    throw new AppError('billing.credit_exceeds_invoice');
  const parts = allocate(
    money(amountMinor, currency),
    open.map(({ grossMinor }) => grossMinor),
  );
  return open.map((line, at) => ({ line, amountMinor: parts[at]?.minor ?? 0n }));
}

function amountsOf<T extends LeftOfLine>(left: readonly T[], wanted: readonly LineToCredit[]): Amount<T>[] {
  if (new Set(wanted.map(({ lineId }) => lineId)).size < wanted.length)
    throw new RangeError('a line is credited once on a credit note');
  return wanted.map(({ lineId, amountMinor, netMinor }) => {
    const line = left.find(({ id }) => id === lineId);
    const net = netMinor ?? undefined;
    const part = line === undefined || net === undefined ? (amountMinor ?? line?.grossMinor ?? 0n) : grossOf(line, net);
    if (line === undefined || part <= 0n || part > line.grossMinor || (net !== undefined && net > line.netMinor))
      throw new AppError('billing.credit_exceeds_invoice', { fields: { [lineId]: 'too_much' } });
    return { line, amountMinor: part, netMinor: net };
  });
}

/** A net with its part of the tax that is left. */
function grossOf({ netMinor: netLeft, grossMinor }: LeftOfLine, netMinor: bigint): bigint {
  if (netLeft <= 0n) return 0n;
  return netMinor + roundFraction(multiplyFractions(fraction(netMinor), fraction(grossMinor - netLeft, netLeft)));
}

function partOf({ netMinor: netLeft, grossMinor }: LeftOfLine, of: Omit<Amount<unknown>, 'line'>): CreditPart {
  const { amountMinor: totalMinor } = of;
  const netMinor =
    of.netMinor !== undefined
      ? of.netMinor
      : totalMinor === grossMinor
        ? netLeft
        : roundFraction(multiplyFractions(fraction(totalMinor), fraction(netLeft, grossMinor)));
  return { netMinor, taxMinor: totalMinor - netMinor, totalMinor };
}

/** Each tax of a line gets its part of what is given back. */
export function creditedTaxes(taxes: readonly AppliedTax[], taxMinor: bigint, currency: string): AppliedTax[] {
  if (taxMinor === 0n) return taxes.map((tax) => ({ ...tax, taxMinor }));
  const parts = allocate(
    money(taxMinor, currency),
    taxes.map((tax) => tax.taxMinor),
  );
  return taxes.map((tax, at) => ({ ...tax, taxMinor: parts[at]?.minor ?? 0n }));
}
