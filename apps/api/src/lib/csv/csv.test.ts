import { expect, test } from 'vitest';
import { csvAmount, toCsv } from './csv.ts';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['@sum(A1)', `'@sum(A1)`],
  ['+49 30 1', `'+49 30 1`],
  ['-1+cmd|calc', `'-1+cmd|calc`],
  [' =1+1', `' =1+1`],
  ['\t=1+1', `'\t=1+1`],
  ['\u00a0@x', `'\u00a0@x`],
  ['＝1+1', `'＝1+1`],
  ['\r\n=1', `"'\r\n=1"`],
])('a text that a spreadsheet would run as a formula is only text: %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`);
});

test('plain numbers, dates and addresses stay what they are', () => {
  expect(toCsv([['-12.50', -3, '2026-11-23', 'a@example.com', true, null]])).toBe(
    '-12.50,-3,2026-11-23,a@example.com,true,\r\n',
  );
});

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"\r\n');
});

test.each([
  ['1050', 'EUR', '10.50'],
  ['-5', 'EUR', '-0.05'],
  ['1050', 'JPY', '1050'],
  ['7', 'KWD', '0.007'],
])('%s minor units of %s are written as %s', (amountMinor, currency, text) => {
  expect(csvAmount({ amountMinor, currency })).toBe(text);
});
