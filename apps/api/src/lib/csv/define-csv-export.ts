import type * as z from 'zod/mini';
import type { InputSchema, Query } from '#lib/command/command.ts';
import { type CsvCell, toCsv } from './csv.ts';

/** How many rows one file may hold; more belongs in a report. */
const MAX_ROWS = 10_000;
const PAGE = 200;

/** The file, how many rows it has, and whether the list has more than a file may hold. */
export interface CsvFile {
  csv: string;
  rows: number;
  isCut: boolean;
}

/**
 * A list as a CSV file: asked as the list is, under its permission and row-level security, so that a file never holds
 * what the list would not show. The page that the input names does not count: a file has them all, read in one
 * transaction.
 */
export function defineCsvExport<S extends InputSchema, R>(of: {
  name: string;
  list: Query<S, { rows: readonly R[] }>;
  /** Header of each column -> its value in a row. */
  columns: Readonly<Record<string, (row: R) => CsvCell>>;
}): Query<S, CsvFile> {
  const { name, list, columns } = of;
  const values = Object.values(columns);
  return {
    type: 'query',
    name,
    permission: list.permission,
    input: list.input,
    example: list.example,
    limits: [{ by: 'actor', points: 20, seconds: 60 }],
    async run(ctx, input) {
      const rows: CsvCell[][] = [];
      for (let offset = 0; offset <= MAX_ROWS; offset += PAGE) {
        const page = await list.run(ctx, paged<S>(input, offset));
        rows.push(...page.rows.map((row) => values.map((value) => value(row))));
        if (page.rows.length < PAGE) break;
      }
      const kept = rows.slice(0, MAX_ROWS);
      return { csv: toCsv([Object.keys(columns), ...kept]), rows: kept.length, isCut: rows.length > kept.length };
    },
  };
}

/** The input of another page. Every list takes limit and offset; TypeScript cannot say that of any schema. */
function paged<S extends InputSchema>(input: z.output<S>, offset: number): z.output<S> {
  return Object.assign({}, input, { limit: PAGE, offset });
}
