import { decimal, decimalText } from '#lib/money/decimal.ts';
import { fraction, fromDecimal, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { allocate, money } from '#lib/money/money.ts';
import { type Step, step } from './steps.ts';

/** A discount as it stands on a line; amounts are whole minor units as text. */
export interface ExplainedDiscount {
  readonly source: 'coupon' | 'staff';
  readonly redemptionId: string | null;
  readonly code: string | null;
  readonly kind: 'percent' | 'fixed' | 'free_period';
  readonly rate: string | null;
  readonly slot: number;
  readonly lineMinor: string;
  readonly baseMinor: string;
  readonly takenMinor: string;
  readonly amountMinor: string;
}

/**
 * Computes the discounts of a line again: what each takes of all lines that it is spread over, and the part of this one.
 * `lines` are the discounts of all lines of the document, in their order.
 */
export function recomputeDiscounts(
  lines: readonly (readonly ExplainedDiscount[])[],
  of: { at: number; currency: string },
): { steps: Step[]; amountMinor: bigint } {
  const steps: Step[] = [];
  let amountMinor = 0n;
  for (const one of lines[of.at] ?? []) {
    const takenMinor = takenOf(one);
    const together = lines.map((line) => line.find((other) => isSame(one, other)));
    const weights = together.map((other) => BigInt(other?.lineMinor ?? '0'));
    const isSpread = together.filter((other) => other !== undefined).length > 1;
    const part = isSpread ? partOf(takenMinor, { weights, ...of }) : takenMinor;
    const { baseMinor, lineMinor, code } = one;
    const percent = one.rate === null ? null : percentOf(one.rate);
    steps.push(step(RULES[one.source][one.kind], { code, percent, baseMinor }, -takenMinor));
    if (isSpread) steps.push(step('part_of_discount', { takenMinor: `${takenMinor}`, baseMinor, lineMinor }, -part));
    amountMinor += part;
  }
  return { steps, amountMinor };
}

const RULES = {
  coupon: { percent: 'coupon_percent', fixed: 'coupon_amount', free_period: 'coupon_free_period' },
  staff: { percent: 'percent_by_staff', fixed: 'amount_by_staff', free_period: 'amount_by_staff' },
} as const;

/** A percentage is computed anew; an amount is what was agreed, as far as it went. */
function takenOf({ kind, rate, baseMinor, takenMinor }: ExplainedDiscount): bigint {
  if (kind === 'free_period') return BigInt(baseMinor);
  if (kind === 'fixed' || rate === null) return BigInt(takenMinor);
  return roundFraction(multiplyFractions(fraction(BigInt(baseMinor)), fromDecimal(decimal(rate))));
}

const isSame = (a: ExplainedDiscount, b: ExplainedDiscount): boolean =>
  a.source === b.source && a.redemptionId === b.redemptionId && a.slot === b.slot;

function partOf(
  takenMinor: bigint,
  { weights, at, currency }: { weights: readonly bigint[]; at: number; currency: string },
): bigint {
  return weights.every((weight) => weight === 0n)
    ? 0n
    : (allocate(money(takenMinor, currency), weights)[at]?.minor ?? 0n);
}

/** `"0.2"` is `"20"`. */
function percentOf(rate: string): string {
  const { units, scale } = decimal(rate);
  return decimalText({ units: units * 100n, scale });
}
