import { currencyExponent } from '@panel1/shared-types/currency';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

export type ParsedMinor =
  | { ok: true; amountMinor: string }
  | { ok: false; code: 'invalid_amount' | 'too_many_decimals' };

/**
 * What a person typed as minor units, without ever being a float: `12.5` in EUR is `1250`. Persian and Arabic digits,
 * the Arabic decimal sign and grouping by spaces or apostrophes are understood; a single comma is a decimal comma.
 * A unit price may have parts of a minor unit (`of.parts` decimals of them): `0.005` in EUR is then `0.5`.
 */
export function decimalToMinor(typed: string, currency: string, of = { parts: 0 }): ParsedMinor {
  const match = DECIMAL.exec(normalise(typed));
  if (!match) return { ok: false, code: 'invalid_amount' };
  const [, sign = '', whole = '', fraction = ''] = match;
  const exponent = currencyExponent(currency);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > exponent + of.parts) return { ok: false, code: 'too_many_decimals' };
  const digits = (whole + significant.slice(0, exponent).padEnd(exponent, '0')).replace(/^0+(?=\d)/, '');
  const parts = significant.slice(exponent);
  if (parts !== '') return { ok: true, amountMinor: `${sign}${digits}.${parts}` };
  return { ok: true, amountMinor: digits === '0' ? '0' : sign + digits };
}

/** A decimal as a person typed it, in the way the API takes: `1,5` is `1.5`; null for what is none. */
export function plainDecimal(typed: string): string | null {
  const plain = normalise(typed);
  return DECIMAL.test(plain) ? plain : null;
}

function normalise(typed: string): string {
  const ascii = typed
    .trim()
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/\u066b/g, '.')
    .replace(/\u2212/g, '-')
    .replace(/[\s\u066c'’]/g, '');
  const commas = ascii.split(',').length - 1;
  if (commas === 0) return ascii;
  if (commas === 1 && !ascii.includes('.')) {
    // `1,250` could be either; three digits after the only comma are read as grouping, as in every price list.
    return /^-?\d{1,3},\d{3}$/.test(ascii) ? ascii.replace(',', '') : ascii.replace(',', '.');
  }
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(ascii) ? ascii.replaceAll(',', '') : ascii;
}
