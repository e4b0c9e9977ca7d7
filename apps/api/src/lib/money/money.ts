import { currencyExponent, type MoneyWire } from '@panel1/shared-types';
import { type Decimal, multiplyDecimals, roundHalfUp } from './decimal.ts';

/** An amount in whole minor units of a currency: `{ minor: 1050n, currency: 'EUR' }` is ten euros fifty. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Throws a RangeError when the currency is not in the exponent table. */
export function money(minor: bigint, currency: string): Money {
  currencyExponent(currency);
  return { minor, currency };
}

export const zero = (currency: string): Money => money(0n, currency);

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`cannot mix ${a.currency} and ${b.currency}`);
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor - b.minor, currency: a.currency };
}

/** Amount times an exact factor, rounded half away from zero to the minor unit. */
export function multiply(amount: Money, factor: Decimal): Money {
  return { minor: roundHalfUp(multiplyDecimals({ units: amount.minor, scale: 0 }, factor)), currency: amount.currency };
}

/**
 * Splits an amount by weights so that the parts sum exactly to it: the largest remainders get the minor units that
 * rounding leaves (ties: earlier part first). Weights are not negative and not all zero.
 */
export function allocate(amount: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((a, b) => a + b, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('weights must be positive');
  const sign = amount.minor < 0n ? -1n : 1n;
  const magnitude = amount.minor * sign;
  const shares = weights.map((weight, position) => ({
    position,
    whole: (magnitude * weight) / total,
    remainder: (magnitude * weight) % total,
  }));
  let left = magnitude - shares.reduce((a, share) => a + share.whole, 0n);
  const order = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.position - b.position : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of order) {
    if (left === 0n) break;
    share.whole += 1n;
    left -= 1n;
  }
  return shares.map((share) => ({ minor: share.whole * sign, currency: amount.currency }));
}

/** The amount as it travels: minor units as a string. */
export function toWire(amount: Money): MoneyWire {
  return { amountMinor: amount.minor.toString(), currency: amount.currency };
}
