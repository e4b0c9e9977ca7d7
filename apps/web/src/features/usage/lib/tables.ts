import type { TableDefinition } from '#lib/table/table-search.ts';

export const usageTable = {
  key: 'usage',
  sorts: ['dueOn', 'taken'],
  defaultSort: { by: 'dueOn', dir: 'asc' },
  filters: { client: 'text', of: ['cap', 'held'] },
} as const satisfies TableDefinition;

export const eventTable = {
  key: 'usage-events',
  sorts: ['occurredAt', 'receivedAt'],
  defaultSort: { by: 'occurredAt', dir: 'desc' },
  filters: { metric: 'text', from: 'date', to: 'date', void: ['yes', 'no'] },
} as const satisfies TableDefinition;
