import {
  DIFFERENCE_REASONS,
  DIFFERENCE_STATES,
  DISPUTE_STATUSES,
  NOTICE_STATES,
  PAYMENT_STATUSES,
} from '@panel1/shared-types/states';
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

export const disputeTable = {
  key: 'disputes',
  sorts: ['openedAt', 'evidenceDueAt', 'amount'],
  defaultSort: { by: 'openedAt', dir: 'desc' },
  filters: { status: DISPUTE_STATUSES, client: 'text' },
} as const satisfies TableDefinition;

export const differenceTable = {
  key: 'reconciliation',
  sorts: ['occurredOn'],
  defaultSort: { by: 'occurredOn', dir: 'desc' },
  filters: { state: DIFFERENCE_STATES, reason: DIFFERENCE_REASONS, gateway: 'text' },
} as const satisfies TableDefinition;
