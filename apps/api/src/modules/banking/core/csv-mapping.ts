/** How dates look in a file. */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD.MM.YY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'YYYYMMDD',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** Which column is what, counted from one; null where the bank has none. */
export interface CsvColumns {
  bookedOn: number;
  valueOn: number | null;
  /** A signed amount; or else what came in and what left, each in a column of its own. */
  amount: number | null;
  credit: number | null;
  debit: number | null;
  name: number | null;
  account: number | null;
  reference: number | null;
  remittance: number[];
}

/** How a bank writes its CSV files. */
export interface CsvMapping {
  delimiter: 'comma' | 'semicolon' | 'tab' | 'pipe';
  /** Rows before the first entry. */
  skipRows: number;
  dateFormat: DateFormat;
  decimalMark: 'comma' | 'point';
  /** Whose file it is: the IBAN of our account. */
  account: string;
  currency: string;
  columns: CsvColumns;
}
