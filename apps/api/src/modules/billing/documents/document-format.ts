import { currencyExponent } from '@panel1/shared-types';
import type { Isolate } from './bidi.ts';
import type { Minor } from './document-data.ts';

/** The formats of one document: what people read, never what is calculated with. */
export interface DocumentFormat {
  /** Amount with its currency code: `EUR 1,234.50`. */
  money(amount: Minor): string;
  /** Amount without the code, for columns. */
  amount(amount: Minor): string;
  /** Exact decimal with as many decimals as it has, at least the currency's: a unit price. */
  price(value: string): string;
  quantity(value: string): string;
  /** `"0.19"` as `19%`. */
  percent(fraction: string): string;
  /** `YYYY-MM-DD` in the locale's own calendar and order. */
  date(localDate: string): string;
  /** The locale's digits, zero to nine, for page numbers. */
  digits: readonly string[];
}

/** Builds the formats of a locale and currency. Throws a RangeError for a currency that Panel1 does not know. */
export function documentFormat(locale: string, currency: string, isolate: Isolate): DocumentFormat {
  const exponent = currencyExponent(currency);
  // The currency's decimals are ours, not Intl's: Intl writes Iraqi dinars without, and they have three.
  const fixed = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  const moneyFormat = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code', ...fixed });
  const amountFormat = new Intl.NumberFormat(locale, fixed);
  const priceFormat = new Intl.NumberFormat(locale, { minimumFractionDigits: exponent, maximumFractionDigits: 12 });
  const quantityFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 12 });
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const digitFormat = new Intl.NumberFormat(locale, { useGrouping: false });
  return {
    money: (amount) => isolate(moneyFormat.format(numeric(shift(amount, exponent)))),
    amount: (amount) => isolate(amountFormat.format(numeric(shift(amount, exponent)))),
    price: (value) => isolate(priceFormat.format(numeric(value))),
    quantity: (value) => isolate(quantityFormat.format(numeric(value))),
    percent: (fraction) => isolate(percentFormat.format(numeric(fraction))),
    date: (localDate) => isolate(dateFormat.format(new Date(`${localDate}T00:00:00Z`))),
    digits: Array.from({ length: 10 }, (_, digit) => digitFormat.format(digit)),
  };
}

const DECIMAL = /^-?\d{1,26}(\.\d{1,12})?$/;

/** `shift("-1050", 2)` is `"-10.50"`: moves the decimal point without leaving exact text. */
export function shift(amount: Minor, exponent: number): string {
  const negative = amount.startsWith('-');
  const digits = (negative ? amount.slice(1) : amount).padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  const text = exponent === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
}

/** Intl formats exact decimal text, but its type wants a literal: the pattern check makes the claim true. */
function numeric(value: string): `${number}` {
  if (!DECIMAL.test(value)) throw new RangeError('an amount of a document must be a decimal number');
  return value as `${number}`;
}
