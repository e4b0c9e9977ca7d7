import type { TableDefinition } from '#lib/table/table-search.ts';

export const couponTable = {
  key: 'coupons',
  sorts: ['createdAt'],
  defaultSort: { by: 'createdAt', dir: 'desc' },
  filters: { archived: ['yes'] },
} as const satisfies TableDefinition;
