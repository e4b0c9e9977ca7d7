import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Checkbox } from '../ui/checkbox.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { RowsView } from './DataTableGrid.tsx';
import type { Column } from './types.ts';

/** The rows as cards: the layout below 640 px. */
export function DataTableCards<Row>(view: RowsView<Row>) {
  if (view.pending) {
    return (
      <div className="flex flex-col gap-3 p-3">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
    );
  }
  return (
    <ul aria-label={view.label} className="flex flex-col">
      {view.rows.map((row) => (
        <CardRow key={view.rowId(row)} row={row} view={view} />
      ))}
    </ul>
  );
}

function CardRow<Row>({ row, view }: { row: Row; view: RowsView<Row> }) {
  const { t } = useLingui();
  const { columns, selection, rowHref } = view;
  const id = view.rowId(row);
  const title = columns.find((column) => column.card === 'title') ?? columns[0];
  const end = columns.find((column) => column.card === 'end');
  const lines = columns.filter((column) => column !== title && column !== end && column.card !== 'hidden');
  return (
    <li
      data-row-id={id}
      tabIndex={-1}
      className="relative flex gap-3 border-b px-4 py-3 outline-offset-[-2px] last:border-b-0"
    >
      {selection ? (
        <span className="relative z-10 pt-0.5">
          <Checkbox aria-label={t`Select row`} checked={selection.has(id)} onChange={() => selection.toggle(id)} />
        </span>
      ) : null}
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-3">
          <Title row={row} column={title} href={rowHref?.(row)} />
          {end ? <span className="num shrink-0">{end.cell(row)}</span> : null}
        </div>
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-muted-foreground text-sm">
          {lines.map((column) => (
            <div key={column.id} className="contents">
              <dt>{column.header}</dt>
              <dd className="min-w-0 truncate text-end text-foreground">{column.cell(row)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
}

function Title<Row>({ row, column, href }: { row: Row; column: Column<Row> | undefined; href: string | undefined }) {
  const content = column?.cell(row);
  if (href === undefined) return <span className="min-w-0 font-medium">{content}</span>;
  return (
    <Link to={href} className="stretched-link min-w-0 font-medium">
      {content}
    </Link>
  );
}
