import { describe, expect, it } from 'vitest';
import { csvRows, readCsv } from './csv.ts';
import type { CsvMapping } from './csv-mapping.ts';
import { FileProblemError } from './statement.ts';

const mapping: CsvMapping = {
  delimiter: 'semicolon',
  skipRows: 1,
  dateFormat: 'DD.MM.YYYY',
  decimalMark: 'comma',
  account: 'DE02 1203 0000 0000 2020 51',
  currency: 'EUR',
  columns: {
    bookedOn: 1,
    valueOn: null,
    amount: 4,
    credit: null,
    debit: null,
    name: 2,
    account: null,
    reference: null,
    remittance: [3],
  },
};
const read = (text: string, over: Partial<CsvMapping> = {}) => readCsv(text, { ...mapping, ...over });
const problemOf = (text: string, over: Partial<CsvMapping> = {}) => {
  try {
    read(text, over);
    return null;
  } catch (error) {
    return error instanceof FileProblemError ? [error.problem, error.line] : error;
  }
};

describe('a CSV statement', () => {
  it('reads amounts, dates and texts as its bank writes them', () => {
    const { account, fromOn, toOn, entries } = read(
      'Datum;Name;Zweck;Betrag\r\n23.11.2026;"Müller; Söhne";"INV-1\nund ""mehr""";"1.234,50"\r\n22.11.2026;Bank;Gebühr;-3,9 EUR\r\n',
    );
    expect([account, String(fromOn), String(toOn)]).toEqual(['DE02120300000000202051', '2026-11-22', '2026-11-23']);
    expect(entries.map((entry) => [entry.counterpartyName, entry.remittance, entry.amountMinor])).toEqual([
      ['Müller; Söhne', 'INV-1\nund "mehr"', 123450n],
      ['Bank', 'Gebühr', -390n],
    ]);
  });

  it('knows columns for what came in and what left, and a minus behind the amount', () => {
    const columns = { ...mapping.columns, amount: null, credit: 3, debit: 4, remittance: [] };
    const rows = 'h\n23.11.2026;A;10,00;\n23.11.2026;B;;5,00-\n23.11.2026;C;;5,00';
    expect(read(rows, { columns }).entries.map(({ amountMinor }) => amountMinor)).toEqual([1000n, -500n, -500n]);
  });

  it.each([
    ['YYYY-MM-DD', '2026-11-03'],
    ['DD.MM.YY', '3.11.26'],
    ['DD/MM/YYYY', '03/11/2026'],
    ['MM/DD/YYYY', '11/03/2026'],
    ['DD-MM-YYYY', '03-11-2026'],
    ['YYYYMMDD', '20261103'],
  ] as const)('reads dates as %s', (dateFormat, date) => {
    expect(String(read(`h\n${date};A;x;1,00`, { dateFormat }).entries[0]?.bookedOn)).toBe('2026-11-03');
  });

  it('leaves out rows without a date and an amount, such as a footer, and rows over nothing', () => {
    expect(read('h\n23.11.2026;A;x;1,00\n;;Saldo;\n23.11.2026;B;y;0,00').entries).toHaveLength(1);
  });

  it('says which row it cannot read', () => {
    expect(problemOf('h\n23.11.2026;A;x;1,00\n31.02.2026;A;x;1,00')).toEqual(['wrong_date', 3]);
    expect(problemOf('h\n23.11.2026;A;x;one')).toEqual(['wrong_amount', 2]);
    expect(problemOf('h\n23.11.2026;A;x;1,005')).toEqual(['wrong_amount', 2]);
    expect(problemOf('h\n23.11.2026;A;x;1.00')).toEqual(['wrong_amount', 2]);
    expect(problemOf('h\n23.11.2026;A;x;')).toEqual(['wrong_row', 2]);
    expect(problemOf('h\n')).toEqual(['no_entries', null]);
    expect(problemOf('', { currency: 'XXX' })).toEqual(['no_currency', null]);
  });

  it('yen have no decimals, dinars three', () => {
    expect(read('h\n23.11.2026;A;x;1.234', { currency: 'JPY' }).entries[0]?.amountMinor).toBe(1234n);
    expect(read('h\n23.11.2026;A;x;1,234', { currency: 'KWD' }).entries[0]?.amountMinor).toBe(1234n);
  });

  it('an unclosed quote takes the rest as one cell instead of failing', () => {
    expect(csvRows('a;"b\nc;d', ';')).toEqual([['a', 'b\nc;d']]);
  });
});
