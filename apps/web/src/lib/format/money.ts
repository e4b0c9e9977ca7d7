import { currencyExponent } from '@panel1/shared-types/currency';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Minor units as an exact decimal string: `minorToDecimal('1050', 'EUR')` is `10.50`, of JPY `1050`. A unit price may
 * have parts of a minor unit: `0.5` in EUR is `0.005`.
 */
export function minorToDecimal(amountMinor: string, currency: string): string {
  const exponent = currencyExponent(currency);
  const negative = amountMinor.startsWith('-');
  const [units = '', part = ''] = (negative ? amountMinor.slice(1) : amountMinor).split('.');
  const digits = units.padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent) + part;
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

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

/** An amount in the language's own way: `formatMoney('1050', 'EUR', 'en')` is `€10.50`. Exact for any size. */
export function formatMoney(amountMinor: string, currency: string, locale: string): string {
  const exponent = currencyExponent(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  return format.format(asNumeric(minorToDecimal(amountMinor, currency)));
}

/** Intl formats decimal strings exactly; TypeScript wants to see that the string is a number. */
function asNumeric(decimal: string): Intl.StringNumericLiteral {
  if (!isNumeric(decimal)) throw new RangeError('not a decimal');
  return decimal;
}
function isNumeric(decimal: string): decimal is Intl.StringNumericLiteral {
  return DECIMAL.test(decimal);
}
