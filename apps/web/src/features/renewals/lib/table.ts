import { STOP_STATES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const stopTable = {
  key: 'renewal-stops',
  sorts: ['createdAt'],
  defaultSort: { by: 'createdAt', dir: 'desc' },
  filters: { state: STOP_STATES },
} as const satisfies TableDefinition;

export const renewalTable = {
  key: 'stopped-renewals',
  sorts: ['dueOn', 'price'],
  defaultSort: { by: 'dueOn', dir: 'asc' },
} as const satisfies TableDefinition;
