import { decimal, decimalText, divideHalfUp } from '#lib/money/decimal.ts';

/** Decimals that a document shows of a unit price at most. */
const MAX_SCALE = 12;

/** An exact price in minor units as major units: `majorPrice("0.4", 2)` is `"0.004"`. */
export function majorPrice(minorPrice: string, exponent: number): string {
  const { units, scale } = decimal(minorPrice);
  const major = scale + exponent;
  if (major <= MAX_SCALE) return decimalText({ units, scale: major });
  return decimalText({ units: divideHalfUp(units, 10n ** BigInt(major - MAX_SCALE)), scale: MAX_SCALE });
}
