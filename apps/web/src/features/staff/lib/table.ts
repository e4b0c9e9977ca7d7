import { USER_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const staffTable = {
  key: 'staff',
  sorts: ['name', 'email', 'lastLogin', 'created'],
  defaultSort: { by: 'name', dir: 'asc' },
  filters: { status: USER_STATUSES },
} as const satisfies TableDefinition;

export const apiKeyTable = {
  key: 'api-keys',
  sorts: ['created'],
  defaultSort: { by: 'created', dir: 'desc' },
} as const satisfies TableDefinition;
