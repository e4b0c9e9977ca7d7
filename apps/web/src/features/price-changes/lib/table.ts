import { PRICE_CHANGE_STATUSES, PRICE_ITEM_STATES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const priceChangeTable = {
  key: 'price-changes',
  sorts: ['createdAt'],
  defaultSort: { by: 'createdAt', dir: 'desc' },
  filters: { status: PRICE_CHANGE_STATUSES },
} as const satisfies TableDefinition;

export const itemTable = {
  key: 'price-change-items',
  sorts: ['effectiveOn'],
  defaultSort: { by: 'effectiveOn', dir: 'asc' },
  filters: { state: PRICE_ITEM_STATES },
} as const satisfies TableDefinition;
