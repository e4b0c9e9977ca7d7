import { useLingui } from '@lingui/react/macro';
import { Columns3, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { CsvButton } from '../CsvButton.tsx';
import { Button } from '../ui/button.tsx';
import { DropdownMenu, DropdownMenuCheckboxItem } from '../ui/dropdown-menu.tsx';
import { Input } from '../ui/input.tsx';
import { DataTableChips, DataTableFilters } from './DataTableFilters.tsx';
import type { DataTableProps } from './types.ts';
import type { ColumnChoice } from './use-columns.ts';

type ToolbarProps<Row> = DataTableProps<Row> & { columnChoice: ColumnChoice<Row> };

/** Above the rows: search, filters and their chips, columns, CSV. */
export function DataTableToolbar<Row>(props: ToolbarProps<Row>) {
  const { t } = useLingui();
  const { state, filters = [], searchLabel, onExportCsv } = props;
  return (
    <div className="no-print flex flex-col gap-2 border-b px-3 py-2">
      <div className="flex items-center gap-2 max-sm:flex-wrap">
        {searchLabel === undefined ? null : <SearchField key={state.q} state={state} label={searchLabel} />}
        {filters.length > 0 ? <DataTableFilters state={state} filters={filters} /> : null}
        <span className="flex-1" />
        <ColumnMenu {...props} />
        {onExportCsv ? (
          <CsvButton
            name={state.definition.key}
            title={t`Download what is filtered as CSV`}
            onExport={() => onExportCsv(state)}
          />
        ) : null}
      </div>
      <DataTableChips state={state} filters={filters} />
    </div>
  );
}

function SearchField({ state, label }: { state: ToolbarProps<unknown>['state']; label: string }) {
  const [typed, setTyped] = useState(state.q);
  useEffect(() => {
    if (typed === state.q) return;
    const timer = setTimeout(() => state.setQuery(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, state]);
  return (
    <span className="relative min-w-0 flex-1 max-sm:basis-full sm:max-w-72">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute start-2.5 top-2 size-4 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        className="ps-8"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  );
}

function ColumnMenu<Row>({ columns, columnChoice }: ToolbarProps<Row>) {
  const { t } = useLingui();
  return (
    <span className="max-sm:hidden">
      <DropdownMenu
        trigger={
          <Button variant="ghost" size="icon" aria-label={t`Columns`} title={t`Columns`}>
            <Columns3 aria-hidden="true" />
          </Button>
        }
      >
        {columns.map((column) => (
          <DropdownMenuCheckboxItem
            key={column.id}
            checked={columnChoice.isVisible(column.id)}
            onCheckedChange={() => columnChoice.toggle(column.id)}
          >
            {column.header}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenu>
    </span>
  );
}
