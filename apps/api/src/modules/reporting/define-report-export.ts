import type { InputSchema, Query } from '#lib/command/command.ts';
import { type CsvCell, toCsv } from '#lib/csv/csv.ts';
import type { CsvFile } from '#lib/csv/define-csv-export.ts';

/** A report as a CSV file: asked as the report is, under its permission, limits and row-level security. */
export function defineReportExport<S extends InputSchema, R>(of: {
  name: string;
  report: Query<S, R>;
  /** Heads of the columns. */
  columns: readonly string[];
  rows: (result: R) => readonly (readonly CsvCell[])[];
}): Query<S, CsvFile> {
  const { name, report, columns } = of;
  const { permission, input, example, limits } = report;
  return {
    ...{ type: 'query', name, permission, input, example },
    ...(limits === undefined ? {} : { limits }),
    async run(ctx, asked) {
      const rows = of.rows(await report.run(ctx, asked));
      return { csv: toCsv([columns, ...rows]), rows: rows.length, isCut: false };
    },
  };
}
