import { ORDER_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const orderTable = {
  key: 'portal-orders',
  sorts: ['created', 'number', 'total', 'status'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { status: ORDER_STATUSES },
} as const satisfies TableDefinition;
