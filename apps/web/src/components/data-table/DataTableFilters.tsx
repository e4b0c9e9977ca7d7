import { Trans, useLingui } from '@lingui/react/macro';
import { ListFilter, X } from 'lucide-react';
import { useId } from 'react';
import { useFormat } from '#lib/format/use-format.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/input.tsx';
import { Label } from '../ui/label.tsx';
import { NativeSelect } from '../ui/native-select.tsx';
import { Popover } from '../ui/popover.tsx';
import type { Filter } from './types.ts';

interface FiltersProps {
  state: TableState;
  filters: readonly Filter[];
}

/** The button that opens all filters of the list. */
export function DataTableFilters({ state, filters }: FiltersProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    <Popover
      label={t`Filter`}
      trigger={
        <Button variant="outline">
          <ListFilter aria-hidden="true" />
          <Trans>Filter</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {filters.map((filter) => (
          <div key={filter.id} className="flex flex-col gap-1.5">
            {filter.control ? (
              filter.control({
                value: state.filters[filter.id] ?? '',
                onChange: (value) => state.setFilter(filter.id, value),
              })
            ) : (
              <>
                <Label htmlFor={`${id}-${filter.id}`}>{filter.label}</Label>
                <FilterControl id={`${id}-${filter.id}`} filter={filter} state={state} />
              </>
            )}
          </div>
        ))}
      </div>
    </Popover>
  );
}

function FilterControl({ id, filter, state }: { id: string; filter: Filter; state: TableState }) {
  const { t } = useLingui();
  const value = state.filters[filter.id] ?? '';
  if (!filter.options) {
    const kind = state.definition.filters?.[filter.id] === 'date' ? 'date' : 'text';
    return (
      <Input
        id={id}
        key={value}
        type={kind}
        defaultValue={value}
        onBlur={(event) => {
          if (event.target.value !== value) state.setFilter(filter.id, event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    );
  }
  return (
    <NativeSelect id={id} value={value} onChange={(event) => state.setFilter(filter.id, event.target.value)}>
      <option value="">{t`Any`}</option>
      {filter.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}

/** The filters in force, each with a way out: nobody has to guess why a row is missing. */
export function DataTableChips({ state, filters }: FiltersProps) {
  const { t } = useLingui();
  const format = useFormat();
  const active = filters.filter((filter) => state.filters[filter.id] !== undefined);
  if (active.length === 0) return null;
  const textOf = (filter: Filter) => {
    const value = state.filters[filter.id] ?? '';
    if (filter.chip) return filter.chip(value);
    if (state.definition.filters?.[filter.id] === 'date') return format.date(value);
    return filter.options?.find((option) => option.value === value)?.label ?? value;
  };
  return (
    <ul aria-label={t`Active filters`} className="flex flex-wrap items-center gap-1.5">
      {active.map((filter) => (
        <li key={filter.id} className="flex h-6 items-center rounded-full border bg-muted ps-2.5 text-xs">
          <span>
            <span className="text-muted-foreground">{filter.label}:</span> {textOf(filter)}
          </span>
          <button
            type="button"
            aria-label={t`Remove filter ${filter.label}`}
            className="flex size-6 items-center justify-center rounded-full hover:bg-accent"
            onClick={() => state.setFilter(filter.id, '')}
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="h-6 rounded px-1.5 text-muted-foreground text-xs underline underline-offset-2"
          onClick={state.clearFilters}
        >
          <Trans>Clear all</Trans>
        </button>
      </li>
    </ul>
  );
}
