import { SERVICE_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const serviceTable = {
  key: 'services',
  sorts: ['created', 'label', 'domain', 'status'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { status: SERVICE_STATUSES, server: 'text', client: 'text' },
} as const satisfies TableDefinition;
