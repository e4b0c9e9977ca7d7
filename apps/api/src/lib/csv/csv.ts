import { currencyExponent, type MoneyWire } from '@panel1/shared-types';

export type CsvCell = string | number | boolean | null;

// What spreadsheets take for the start of a formula, in half and full width, and what they skip before looking for one.
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front: names, notes and
 * subjects are written by strangers. A plain negative number stays a number.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  const safe = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An amount as a plain decimal for a column beside its currency: `10.50`. */
export function csvAmount({ amountMinor, currency }: MoneyWire): string {
  const exponent = currencyExponent(currency);
  if (exponent === 0) return amountMinor;
  const digits = amountMinor.replace('-', '').padStart(exponent + 1, '0');
  return `${amountMinor.startsWith('-') ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
