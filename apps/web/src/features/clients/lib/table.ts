import { CLIENT_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const clientTable = {
  key: 'clients',
  sorts: ['created', 'name', 'number', 'country', 'status'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { status: CLIENT_STATUSES, country: 'text', group: 'text' },
} as const satisfies TableDefinition;
