import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type TableDefinition, type TableSearch, type TableView, tableSearch, viewOf } from './table-search.ts';

export interface TableState extends TableView {
  definition: TableDefinition;
  setPage: (page: number) => void;
  setSize: (size: number) => void;
  /** The same column again turns the direction. */
  sortBy: (column: string) => void;
  setQuery: (q: string) => void;
  /** An empty value takes the filter away. */
  setFilter: (id: string, value: string) => void;
  /** Several at once. */
  setFilters: (values: Readonly<Record<string, string>>) => void;
  clearFilters: () => void;
}

/** The state of a list, kept in the address: it survives reload, back and a shared link. */
export function useTableState(definition: TableDefinition): TableState {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  return useMemo(() => {
    const normalise = tableSearch(definition);
    const search = normalise(raw);
    const view = viewOf(definition, search);
    const go = (patch: TableSearch, replace = false) =>
      void navigate({ to: '.', search: normalise({ ...search, ...patch }), replace, resetScroll: false });
    return {
      ...view,
      definition,
      setPage: (page) => go({ page }),
      setSize: (size) => go({ size, page: 1 }),
      sortBy: (column) => {
        const turned = view.sort.dir === 'asc' ? 'desc' : 'asc';
        go({ sort: column, dir: view.sort.by === column ? turned : 'asc', page: 1 });
      },
      setQuery: (q) => go({ q, page: 1 }, true),
      setFilter: (id, value) => go({ [id]: value, page: 1 }),
      setFilters: (values) => go({ ...values, page: 1 }),
      clearFilters: () => {
        const empty = Object.fromEntries(Object.keys(view.filters).map((id) => [id, '']));
        go({ ...empty, q: '', page: 1 });
      },
    };
  }, [definition, raw, navigate]);
}
