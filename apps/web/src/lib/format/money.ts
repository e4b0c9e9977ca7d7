import { currencyExponent } from '@panel1/shared-types/currency';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

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

/** An amount for the axis of a chart: `€12K`. */
export function formatShortMoney(amountMinor: string, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact' },
    ...{ minimumFractionDigits: 0, maximumFractionDigits: 2 },
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
