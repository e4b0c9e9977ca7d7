import { SERVICE_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition, TableView } from '#lib/table/table-search.ts';

export const serviceTable = {
  key: 'portal-services',
  sorts: ['created', 'label', 'domain', 'status'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { status: SERVICE_STATUSES },
} as const satisfies TableDefinition;

/** What the list asks of the API. The address was checked already; this only gives the values their types. */
export function serviceListInput({ limit, offset, sort, q, filters }: TableView) {
  const by = serviceTable.sorts.find((known) => known === sort.by) ?? serviceTable.defaultSort.by;
  const status = SERVICE_STATUSES.find((known) => known === filters['status']);
  return {
    limit,
    offset,
    sort: { by, direction: sort.dir },
    ...(q === '' ? {} : { search: q }),
    ...(status === undefined ? {} : { filter: { status } }),
  };
}
