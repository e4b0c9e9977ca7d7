/** An entry as a bank's file tells it. */
export interface ReadEntry {
  /** The bank's own reference; null where it gives none. */
  ref: string | null;
  bookedOn: Temporal.PlainDate;
  valueOn: Temporal.PlainDate | null;
  /** Minor units; what came in is positive. */
  amountMinor: bigint;
  counterpartyName: string;
  /** IBAN or account number without blanks; empty where it is not told. */
  counterpartyAccount: string;
  /** What the payer wrote. */
  remittance: string;
}

/** One statement of one account. */
export interface ReadStatement {
  /** The IBAN, or how the bank names the account, without blanks. */
  account: string;
  currency: string;
  statementRef: string | null;
  fromOn: Temporal.PlainDate | null;
  toOn: Temporal.PlainDate | null;
  openingMinor: bigint | null;
  closingMinor: bigint | null;
  entries: ReadEntry[];
}

/** What keeps a file from being taken; `line` is the row of a CSV file or the number of an entry. */
export type FileProblem =
  | 'not_xml'
  | 'doctype'
  | 'not_camt'
  | 'no_account'
  | 'no_currency'
  | 'wrong_amount'
  | 'wrong_date'
  | 'wrong_row'
  | 'too_many_entries'
  | 'no_entries';

export class FileProblemError extends Error {
  readonly problem: FileProblem;
  readonly line: number | null;
  constructor(problem: FileProblem, line: number | null = null) {
    super(line === null ? problem : `${problem} at ${line}`);
    this.name = 'FileProblemError';
    this.problem = problem;
    this.line = line;
  }
}

/** Most entries of one file. */
export const MAX_ENTRIES = 10_000;
