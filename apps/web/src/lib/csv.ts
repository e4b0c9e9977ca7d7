/** How many rows one file may hold; more belongs in a report. */
const MAX_ROWS = 10_000;
const PAGE = 200;

type Fetch<Row> = (page: { limit: number; offset: number }) => Promise<{ rows: readonly Row[]; total: number }>;

/** All rows of a list as it is filtered now, page after page, at most 10,000. */
export async function fetchAllRows<Row>(fetchPage: Fetch<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let offset = 0; offset < MAX_ROWS; offset += PAGE) {
    const page = await fetchPage({ limit: PAGE, offset });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) break;
  }
  return rows;
}

/**
 * Rows as CSV (RFC 4180). A value that a spreadsheet would run as a formula gets an apostrophe in front: names and notes
 * are written by strangers. Plain negative numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const risky = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value);
  const safe = risky ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands the rows to the browser as a file; the mark at the start lets spreadsheets read it as UTF-8. */
export function downloadCsv(name: string, rows: readonly (readonly string[])[]): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
