import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';
import { Skeleton } from './ui/skeleton.tsx';

export interface RowItem {
  id: string;
  /** Where the row leads; without it the row is only text. */
  to?: string;
  /** What it is: the product and its identifier, a number, a name. */
  title: ReactNode;
  hint?: ReactNode;
  /** A StatusBadge. */
  badge?: ReactNode;
  /** An amount or date, at the end. */
  end?: ReactNode;
  /** Buttons; they stay clickable above the row's link. */
  actions?: ReactNode;
}

export interface RowListProps<Row> {
  /** Names the list for screen readers. */
  label: string;
  query: { data: { rows: readonly Row[] } | undefined; error: unknown; refetch: () => unknown };
  item: (row: Row) => RowItem;
  empty: ReactNode;
}

/** A short list inside a page: each row says what it is, how it stands and what it comes to. Loads and fails by itself. */
export function RowList<Row>({ label, query, item, empty }: RowListProps<Row>) {
  if (query.error && query.data === undefined) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) {
    return (
      <div aria-busy="true" className="flex flex-col gap-2 p-4">
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
      </div>
    );
  }
  if (query.data.rows.length === 0) return empty;
  return (
    <ul aria-label={label} data-slot="row-list" className="flex flex-col">
      {query.data.rows.map((row) => {
        const entry = item(row);
        return <RowEntry key={entry.id} {...entry} />;
      })}
    </ul>
  );
}

function RowEntry({ to, title, hint, badge, end, actions }: RowItem) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 text-sm last:border-b-0 hover:bg-accent/40">
      <div className="min-w-40 flex-1">
        <p className="break-words font-medium">
          {to === undefined ? (
            title
          ) : (
            <Link to={to} className="after:absolute after:inset-0 hover:underline">
              {title}
            </Link>
          )}
        </p>
        {hint === undefined ? null : <p className="break-words text-muted-foreground text-xs">{hint}</p>}
      </div>
      <div className="flex items-center gap-3">
        {badge}
        {end === undefined ? null : <span className="num text-end">{end}</span>}
        {actions === undefined ? null : <span className="relative z-10 flex gap-1">{actions}</span>}
      </div>
    </li>
  );
}
