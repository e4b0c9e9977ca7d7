import { currencyExponent } from '@panel1/shared-types';
import { decimal, decimalText } from '#lib/money/decimal.ts';

/** Most decimals that EN 16931 allows of an amount (BR-DEC-…). */
const PLACES = 2;

/** True where an amount needs no more than two decimals in major units; 1.234 dinars do. */
export function isExpressible(amountMinor: bigint, currency: string): boolean {
  const finer = currencyExponent(currency) - PLACES;
  return finer <= 0 || amountMinor % 10n ** BigInt(finer) === 0n;
}

/** An amount of minor units in major units: `"10.50"`, `"1000"` yen. Throws a RangeError for one with more decimals. */
export function amountText(amountMinor: bigint, currency: string): string {
  if (!isExpressible(amountMinor, currency)) throw new RangeError('EN 16931 allows two decimals of an amount');
  const exponent = currencyExponent(currency);
  const places = Math.min(exponent, PLACES);
  const units = amountMinor / 10n ** BigInt(exponent - places);
  if (places === 0) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** A share as percent: `"0.255"` is `"25.5"`. */
export function percentText(rate: string): string {
  const { units, scale } = decimal(rate);
  return decimalText({ units: units * 100n, scale });
}
