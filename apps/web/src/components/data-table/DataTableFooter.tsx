import { useLingui } from '@lingui/react/macro';
import { useFormat } from '#lib/format/use-format.ts';
import { PAGE_SIZES } from '#lib/table/table-search.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { NativeSelect } from '../ui/native-select.tsx';
import { Pagination } from '../ui/pagination.tsx';

export function DataTableFooter({ state, total }: { state: TableState; total: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const first = format.number(state.offset + 1);
  const last = format.number(Math.min(state.offset + state.limit, total));
  const all = format.number(total);
  return (
    <div className="no-print flex flex-wrap items-center justify-between gap-2 border-t px-3 py-2">
      <NativeSelect
        className="max-w-36"
        aria-label={t`Rows per page`}
        value={String(state.limit)}
        onChange={(event) => state.setSize(Number(event.target.value))}
      >
        {PAGE_SIZES.map((size) => (
          <option key={size} value={size}>
            {t`${format.number(size)} per page`}
          </option>
        ))}
      </NativeSelect>
      <Pagination
        page={state.page}
        pageCount={Math.max(1, Math.ceil(total / state.limit))}
        onPageChange={state.setPage}
        labels={{
          nav: t`Pages`,
          previous: t`Previous page`,
          next: t`Next page`,
          status: t`${first}–${last} of ${all}`,
        }}
      />
    </div>
  );
}
