import { CANCELLATION_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const cancellationTable = {
  key: 'cancellations',
  sorts: ['askedAt'],
  defaultSort: { by: 'askedAt', dir: 'desc' },
  filters: { status: CANCELLATION_STATUSES, client: 'text' },
} as const satisfies TableDefinition;
