import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { MouseEvent } from 'react';
import { cn } from '#lib/cn.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Table, TableCell, TableHead, TableRow } from '../ui/table.tsx';
import type { Column } from './types.ts';
import type { Selection } from './use-selection.ts';

export interface RowsView<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowHref: ((row: Row) => string) | undefined;
  onOpen: (id: string) => void;
  pending: boolean;
  selection: Selection | undefined;
}

/** The rows as a table: the wide layout. */
export function DataTableGrid<Row>({ state, ...view }: RowsView<Row> & { state: TableState }) {
  const { label, columns, rows, selection, pending } = view;
  const { t } = useLingui();
  const ids = rows.map(view.rowId);
  const chosen = selection ? ids.filter(selection.has).length : 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section tabIndex={0} aria-label={label} className="scrollbar-thin relative overflow-x-auto outline-offset-[-2px]">
      <Table aria-label={label}>
        <thead>
          <tr>
            {selection ? (
              <TableHead className="w-10">
                <Checkbox
                  aria-label={t`Select all rows of this page`}
                  checked={chosen > 0 && chosen === ids.length}
                  indeterminate={chosen > 0 && chosen < ids.length}
                  onChange={() => selection.setMany(ids, chosen < ids.length)}
                />
              </TableHead>
            ) : null}
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          {pending
            ? Array.from({ length: 8 }, (_, index) => `skeleton-${index}`).map((key) => (
                <tr key={key}>
                  {selection ? <TableCell /> : null}
                  {columns.map((column) => (
                    <TableCell key={column.id}>
                      <Skeleton className={cn('h-4', column.align === 'end' ? 'ms-auto w-16' : 'w-3/5')} />
                    </TableCell>
                  ))}
                </tr>
              ))
            : rows.map((row) => <GridRow key={view.rowId(row)} row={row} view={view} />)}
        </tbody>
      </Table>
    </section>
  );
}

function HeadCell<Row>({ column, state }: { column: Column<Row>; state: TableState }) {
  const active = state.sort.by === column.id;
  const Icon = !active ? ChevronsUpDown : state.sort.dir === 'asc' ? ArrowUp : ArrowDown;
  const sort = state.sort.dir === 'asc' ? 'ascending' : 'descending';
  if (!column.sortable)
    return <TableHead className={column.align === 'end' ? 'text-end' : ''}>{column.header}</TableHead>;
  return (
    <TableHead aria-sort={active ? sort : 'none'} className={column.align === 'end' ? 'text-end' : ''}>
      <button
        type="button"
        onClick={() => state.sortBy(column.id)}
        className={cn(
          '-mx-1.5 inline-flex h-6 items-center gap-1 rounded px-1.5 hover:bg-accent hover:text-foreground',
          active && 'text-foreground',
        )}
      >
        {column.header}
        <Icon aria-hidden="true" className={cn('size-3', !active && 'opacity-50')} />
      </button>
    </TableHead>
  );
}

function GridRow<Row>({ row, view }: { row: Row; view: RowsView<Row> }) {
  const { t } = useLingui();
  const { columns, selection, rowHref, onOpen } = view;
  const id = view.rowId(row);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const inside = event.target instanceof Element && event.target.closest('a, button, input, label, select') !== null;
    if (!inside && window.getSelection()?.type !== 'Range') onOpen(id);
  };
  return (
    <TableRow
      data-row-id={id}
      tabIndex={-1}
      aria-selected={selection?.has(id)}
      onClick={rowHref ? onClick : undefined}
      className={cn('outline-offset-[-2px] aria-selected:bg-accent/60', rowHref && 'cursor-pointer')}
    >
      {selection ? (
        <TableCell className="w-10">
          <Checkbox aria-label={t`Select row`} checked={selection.has(id)} onChange={() => selection.toggle(id)} />
        </TableCell>
      ) : null}
      {columns.map((column, index) => (
        <TableCell key={column.id} className={column.align === 'end' ? 'num text-end' : ''}>
          {index === 0 && rowHref ? (
            <Link to={rowHref(row)} className="rounded-sm font-medium hover:underline">
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </TableCell>
      ))}
    </TableRow>
  );
}
