import { currencyExponent } from '@panel1/shared-types';

/**
 * A decimal text in minor units: `minorOf("12.5", "EUR")` is 1250n. Null for anything that is no plain decimal, or has
 * more decimals than the currency and they are not zero.
 */
export function minorOf(text: string, currency: string): bigint | null {
  const match = /^([+-]?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', decimals = ''] = match;
  const exponent = currencyExponent(currency);
  if (/[^0]/.test(decimals.slice(exponent))) return null;
  const minor = BigInt(whole + decimals.slice(0, exponent).padEnd(exponent, '0'));
  return sign === '-' ? -minor : minor;
}
