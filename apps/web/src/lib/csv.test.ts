import { expect, test } from 'vitest';
import { fetchAllRows, toCsv } from './csv.ts';

test('a name that a spreadsheet would run as a formula is only text', () => {
  expect(toCsv([['=HYPERLINK("http://x")', '@sum', '+49 30 1', '-12.50']])).toBe(
    `"'=HYPERLINK(""http://x"")",'@sum,'+49 30 1,-12.50\r\n`,
  );
});

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"\r\n');
});

test('a file holds all pages of the list', async () => {
  const all = Array.from({ length: 450 }, (_, index) => index);
  const rows = await fetchAllRows(async ({ limit, offset }) => ({
    rows: all.slice(offset, offset + limit),
    total: all.length,
  }));
  expect(rows).toEqual(all);
});
