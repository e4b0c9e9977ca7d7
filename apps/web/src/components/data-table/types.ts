import type { ReactNode } from 'react';
import type { CsvFile } from '#lib/csv.ts';
import type { TableState } from '#lib/table/use-table-state.ts';

export interface Column<Row> {
  /** Also the name of the sort order when `sortable`. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  /** `end` for amounts and counts. */
  align?: 'start' | 'end';
  /** Not shown until the person switches it on. */
  hidden?: boolean;
  /** Place in the card that replaces the row below 640 px; without it the value is a line with its header. */
  card?: 'title' | 'end' | 'hidden';
}

export interface Filter {
  /** As in the definition's `filters`. */
  id: string;
  label: string;
  /** For a choice; a text or date filter has none. */
  options?: readonly { value: string; label: string }[];
  /** A control of its own, label included, such as a search; an empty value takes the filter away. */
  control?: (of: { value: string; onChange: (value: string) => void }) => ReactNode;
  /** The value in words, beside the label; by default the option's label or the value itself. */
  chip?: (value: string) => ReactNode;
}

export interface BulkSelection {
  ids: readonly string[];
  clear: () => void;
  /** Leaves only these selected. */
  keep: (ids: readonly string[]) => void;
}

/** What DataTable reads of a query: pass the result of useQuery. */
export interface TableQuery<Row> {
  data: { rows: readonly Row[]; total: number } | undefined;
  isPending: boolean;
  isFetching: boolean;
  error: unknown;
  refetch: () => unknown;
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers: "Invoices". */
  label: string;
  columns: readonly Column<Row>[];
  /** From useTableState(definition). */
  state: TableState;
  query: TableQuery<Row>;
  rowId: (row: Row) => string;
  /** Where a row leads; Enter and a click anywhere in the row go there. */
  rowHref?: (row: Row) => string;
  filters?: readonly Filter[];
  /** Placeholder of the search field; without it there is none. */
  searchLabel?: string;
  /** Buttons for the selected rows; without it rows cannot be selected. */
  bulkActions?: (selection: BulkSelection) => ReactNode;
  /** Asks for the list as a file, with the state as filtered; without it there is no CSV button. */
  onExportCsv?: (state: TableState) => Promise<CsvFile>;
  /** Shown when there is nothing at all: an EmptyState with the first action. */
  empty: ReactNode;
}
