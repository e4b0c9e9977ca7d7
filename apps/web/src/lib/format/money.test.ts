import { expect, test } from 'vitest';
import { formatMoney, minorToDecimal } from './money.ts';
import { decimalToMinor, plainDecimal } from './parse-money.ts';

test.each([
  ['1050', 'EUR', '10.50'],
  ['5', 'EUR', '0.05'],
  ['-5', 'EUR', '-0.05'],
  ['1050', 'JPY', '1050'],
  ['1050', 'KWD', '1.050'],
])('%s minor units of %s are %s', (minor, currency, decimal) => {
  expect(minorToDecimal(minor, currency)).toBe(decimal);
  expect(decimalToMinor(decimal, currency)).toEqual({ ok: true, amountMinor: minor });
});

test.each([
  ['12,50', '1250'],
  ['1,250', '125000'],
  ['1,250.5', '125050'],
  ["1'250.00", '125000'],
  ['۱۲٫۵', '1250'],
  ['−3', '-300'],
  ['-0', '0'],
  ['10.5000', '1050'],
])('%s typed in EUR is %s', (typed, minor) => {
  expect(decimalToMinor(typed, 'EUR')).toEqual({ ok: true, amountMinor: minor });
});

test('a fraction of a cent is refused, never rounded', () => {
  expect(decimalToMinor('10.505', 'EUR')).toEqual({ ok: false, code: 'too_many_decimals' });
  expect(decimalToMinor('10.5', 'JPY')).toEqual({ ok: false, code: 'too_many_decimals' });
});

test.each([
  ['0.5', 'EUR', '0.005'],
  ['-0.5', 'EUR', '-0.005'],
  ['3333.5', 'EUR', '33.335'],
  ['12.5', 'JPY', '12.5'],
])('a unit price of %s minor units of %s is %s, and nothing of it is lost on the way', (minor, currency, decimal) => {
  expect(minorToDecimal(minor, currency)).toBe(decimal);
  expect(decimalToMinor(decimal, currency, { parts: 12 })).toEqual({ ok: true, amountMinor: minor });
});

test.each(['', 'abc', '1e3', '1.2.3', '1,2,3', '0x10', '.5.'])('%j is no amount', (typed) => {
  expect(decimalToMinor(typed, 'EUR')).toEqual({ ok: false, code: 'invalid_amount' });
});

test('a quantity is understood as it is typed anywhere', () => {
  expect(['1,5', '۲٫۵', ' 3 ', 'two', ''].map(plainDecimal)).toEqual(['1.5', '2.5', '3', null, null]);
});

test('an amount beyond what a float can hold is shown to the cent', () => {
  expect(formatMoney('123456789012345678901', 'EUR', 'en')).toBe('€1,234,567,890,123,456,789.01');
});
