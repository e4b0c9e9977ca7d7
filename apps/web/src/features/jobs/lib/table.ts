import { DELIVERY_STATES, EFFECT_STATES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const jobTable = {
  key: 'jobs',
  sorts: ['created'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { state: EFFECT_STATES, of: ['all'] },
} as const satisfies TableDefinition;

export const deliveryTable = {
  key: 'deliveries',
  sorts: ['occurredAt'],
  defaultSort: { by: 'occurredAt', dir: 'desc' },
  filters: { state: DELIVERY_STATES },
} as const satisfies TableDefinition;
