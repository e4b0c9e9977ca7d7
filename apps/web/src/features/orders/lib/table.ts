import { ORDER_STATUSES, QUOTE_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const orderTable = {
  key: 'orders',
  sorts: ['created', 'number', 'total', 'status'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { status: ORDER_STATUSES, client: 'text' },
} as const satisfies TableDefinition;

export const quoteTable = {
  key: 'quotes',
  sorts: ['created'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { status: QUOTE_STATUSES, client: 'text' },
} as const satisfies TableDefinition;
