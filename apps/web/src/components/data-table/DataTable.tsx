import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useMediaQuery } from '#hooks/use-media-query.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { Card } from '../ui/card.tsx';
import { DataTableCards } from './DataTableCards.tsx';
import { DataTableFooter } from './DataTableFooter.tsx';
import { DataTableGrid } from './DataTableGrid.tsx';
import { DataTableMessage } from './DataTableMessage.tsx';
import { DataTableToolbar } from './DataTableToolbar.tsx';
import type { DataTableProps } from './types.ts';
import { useColumns } from './use-columns.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSelection } from './use-selection.ts';

/**
 * A list from the server: sorted, filtered and paged there, its state in the address. Rows become cards below 640 px.
 * Shows skeleton, error, empty and "no match" by itself.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, state, query, rowId, rowHref, bulkActions } = props;
  const { t } = useLingui();
  const navigate = useNavigate();
  const small = useMediaQuery('(max-width: 639px)');
  const container = useRef<HTMLElement>(null);
  const choice = useColumns(state.definition.key, columns);
  const selection = useSelection(JSON.stringify([state.q, state.filters]));
  const chosen = useFormat().number(selection.ids.length);
  const rows = query.data?.rows ?? NO_ROWS;
  const byId = useCallback((id: string) => rows.find((row) => rowId(row) === id), [rows, rowId]);
  const open = useCallback(
    (id: string) => {
      const row = byId(id);
      if (row !== undefined && rowHref) void navigate({ to: rowHref(row) });
    },
    [byId, rowHref, navigate],
  );
  const selectable = bulkActions !== undefined;
  useRowKeys({ container, onOpen: open, onToggle: selectable ? selection.toggle : undefined });
  const empty = !query.isPending && rows.length === 0;
  const view = { label, columns: choice.visible, rows, rowId, rowHref, onOpen: open, pending: query.isPending };
  return (
    <Card ref={container} aria-busy={query.isFetching} data-slot="data-table">
      <DataTableToolbar {...props} columnChoice={choice} />
      {selectable && selection.ids.length > 0 ? (
        <div
          className="flex min-h-11 flex-wrap items-center gap-2 border-b bg-accent/50 px-3 py-1.5 text-sm"
          role="status"
        >
          <span className="num font-medium">{t`${chosen} selected`}</span>
          <button
            type="button"
            className="h-6 rounded px-1.5 text-muted-foreground underline"
            onClick={selection.clear}
          >
            {t`Clear`}
          </button>
          <span className="flex-1" />
          {bulkActions(selection)}
        </div>
      ) : null}
      {empty || query.error ? (
        <DataTableMessage {...props} />
      ) : small ? (
        <DataTableCards {...view} selection={selectable ? selection : undefined} />
      ) : (
        <DataTableGrid {...view} state={state} selection={selectable ? selection : undefined} />
      )}
      {query.data && query.data.total > 0 ? <DataTableFooter state={state} total={query.data.total} /> : null}
    </Card>
  );
}

const NO_ROWS: readonly never[] = [];
