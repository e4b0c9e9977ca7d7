import { NOTICE_STATES, PAYMENT_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const paymentTable = {
  key: 'payments',
  sorts: ['createdAt', 'amount'],
  defaultSort: { by: 'createdAt', dir: 'desc' },
  filters: { status: PAYMENT_STATUSES, gateway: 'text', client: 'text' },
} as const satisfies TableDefinition;

export const noticeTable = {
  key: 'gateway-notices',
  sorts: ['receivedAt'],
  defaultSort: { by: 'receivedAt', dir: 'desc' },
  filters: { state: NOTICE_STATES, gateway: 'text' },
} as const satisfies TableDefinition;
