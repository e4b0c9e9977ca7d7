import { isCurrency } from '@panel1/shared-types';
import { minorOf } from './amount.ts';
import type { CsvMapping, DateFormat } from './csv-mapping.ts';
import { FileProblemError, MAX_ENTRIES, type ReadEntry, type ReadStatement } from './statement.ts';

/** The cells of a CSV text, row by row; quotes may hold delimiters, line breaks and doubled quotes. */
export function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || cell !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}

/** A CSV file as the mapping of its bank reads it. Throws a {@link FileProblemError} that names the row. */
export function readCsv(text: string, mapping: CsvMapping): ReadStatement {
  const currency = mapping.currency;
  if (!isCurrency(currency)) throw new FileProblemError('no_currency');
  const rows = csvRows(text.replace(/^\uFEFF/, ''), DELIMITERS[mapping.delimiter]);
  const body = rows.slice(mapping.skipRows);
  if (body.length > MAX_ENTRIES) throw new FileProblemError('too_many_entries');
  const entries = body.flatMap((row, at) => entryOf(row, { mapping, line: mapping.skipRows + at + 1 }) ?? []);
  if (entries.length === 0) throw new FileProblemError('no_entries');
  const days = entries.map(({ bookedOn }) => bookedOn).sort(Temporal.PlainDate.compare);
  return {
    account: mapping.account.replace(/\s+/g, ''),
    currency,
    statementRef: null,
    fromOn: days[0] ?? null,
    toOn: days.at(-1) ?? null,
    openingMinor: null,
    closingMinor: null,
    entries,
  };
}

const DELIMITERS: Readonly<Record<CsvMapping['delimiter'], string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

/** Null for a row whose amount is zero or that has neither a date nor an amount, such as a footer. */
function entryOf(row: readonly string[], { mapping, line }: { mapping: CsvMapping; line: number }): ReadEntry | null {
  const cell = (column: number | null) => (column === null ? '' : (row[column - 1] ?? '').trim());
  const { columns } = mapping;
  const amount = amountOf(row, { mapping, line });
  if (cell(columns.bookedOn) === '' && amount === null) return null;
  if (amount === null) throw new FileProblemError('wrong_row', line);
  if (amount === 0n) return null;
  const bookedOn = dateOf(cell(columns.bookedOn), mapping.dateFormat);
  if (bookedOn === null) throw new FileProblemError('wrong_date', line);
  return {
    ref: cell(columns.reference) || null,
    bookedOn,
    valueOn: dateOf(cell(columns.valueOn), mapping.dateFormat),
    amountMinor: amount,
    counterpartyName: cell(columns.name),
    counterpartyAccount: cell(columns.account).replace(/\s+/g, ''),
    remittance: columns.remittance
      .map(cell)
      .filter((part) => part !== '')
      .join(' '),
  };
}

/** One signed column, or one for what came in and one for what left. */
function amountOf(row: readonly string[], { mapping, line }: { mapping: CsvMapping; line: number }): bigint | null {
  const { columns, currency, decimalMark } = mapping;
  const read = (column: number | null): bigint | null => {
    const text = column === null ? '' : (row[column - 1] ?? '').trim();
    if (text === '') return null;
    const minor = minorOf(plainNumber(text, decimalMark), currency);
    if (minor === null) throw new FileProblemError('wrong_amount', line);
    return minor;
  };
  const signed = read(columns.amount);
  if (columns.amount !== null) return signed;
  const credit = read(columns.credit);
  const debit = read(columns.debit);
  if (credit === null && debit === null) return null;
  return magnitude(credit ?? 0n) - magnitude(debit ?? 0n);
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);

/** `1.234,50-` with a comma as decimal mark is `-1234.50`. */
function plainNumber(text: string, decimalMark: CsvMapping['decimalMark']): string {
  const compact = text.replace(/[\s'\u00a0\u202f]|[A-Z]{3}|[€$£]/g, '').replace('−', '-');
  const moved = compact.endsWith('-') ? `-${compact.slice(0, -1)}` : compact;
  const grouping = decimalMark === 'comma' ? '.' : ',';
  // A grouping mark stands before three digits; anywhere else the mapping is wrong.
  const ungrouped = moved.replace(new RegExp(`\\${grouping}(?=\\d{3}(?:\\D|$))`, 'g'), '');
  if (ungrouped.includes(grouping)) return '';
  return decimalMark === 'comma' ? ungrouped.replace(',', '.') : ungrouped;
}

const DATES: Readonly<Record<DateFormat, RegExp>> = {
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/,
  'DD.MM.YYYY': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})/,
  'DD.MM.YY': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{2})(?!\d)/,
  'DD/MM/YYYY': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})/,
  'MM/DD/YYYY': /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})/,
  'DD-MM-YYYY': /^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})/,
  YYYYMMDD: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})/,
};

function dateOf(text: string, format: DateFormat): Temporal.PlainDate | null {
  const { year = '', month = '', day = '' } = DATES[format].exec(text)?.groups ?? {};
  if (year === '') return null;
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    return Temporal.PlainDate.from(iso);
  } catch {
    return null;
  }
}
