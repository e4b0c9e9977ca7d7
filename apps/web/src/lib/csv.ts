/** A list as a file, as the API writes it; `isCut` when the list has more rows than a file may hold. */
export interface CsvFile {
  csv: string;
  rows: number;
  isCut: boolean;
}

/** Hands a file to the browser; the mark at the start lets spreadsheets read it as UTF-8. */
export function downloadCsv(name: string, { csv }: CsvFile): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
