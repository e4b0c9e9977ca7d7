import { WITHDRAWAL_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const withdrawalTable = {
  key: 'withdrawals',
  sorts: ['receivedAt'],
  defaultSort: { by: 'receivedAt', dir: 'desc' },
  filters: { status: WITHDRAWAL_STATUSES, client: 'text' },
} as const satisfies TableDefinition;
