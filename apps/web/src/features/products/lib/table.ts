import { PRODUCT_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const productTable = {
  key: 'products',
  sorts: ['position', 'name', 'status', 'stock'],
  defaultSort: { by: 'position', dir: 'asc' },
  filters: { status: PRODUCT_STATUSES, category: 'text' },
  defaultSize: 50,
} as const satisfies TableDefinition;
