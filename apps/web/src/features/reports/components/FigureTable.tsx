import type { ReactNode } from 'react';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { cn } from '#lib/cn.ts';

export interface FigureColumn<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Words stand at the start, figures at the end. */
  isText?: boolean;
}

interface FigureTableProps<Row> {
  label: string;
  columns: readonly FigureColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Below the rows, one cell per column. */
  footer?: readonly ReactNode[];
}

/** The figures of a report, one row per thing; the first cell of a row names it. */
export function FigureTable<Row>({ label, columns, rows, rowKey, footer }: FigureTableProps<Row>) {
  const side = (column: FigureColumn<Row>) => (column.isText ? undefined : 'text-end');
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <TableHead key={column.id} scope="col" className={side(column)}>
              {column.header}
            </TableHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={rowKey(row)}>
            {columns.map((column) => (
              <TableCell key={column.id} className={cn('whitespace-nowrap', side(column))}>
                {column.cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
      {footer === undefined ? null : (
        <tfoot>
          <tr className="font-semibold">
            {columns.map((column, at) => (
              <TableCell key={column.id} className={cn('whitespace-nowrap border-t border-b-0', side(column))}>
                {footer[at]}
              </TableCell>
            ))}
          </tr>
        </tfoot>
      )}
    </ScrollTable>
  );
}
