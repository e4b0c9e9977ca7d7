import type { TableDefinition } from '#lib/table/table-search.ts';

export const AGES = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'] as const;
export type Age = (typeof AGES)[number];

export const agingTable = {
  key: 'open-invoices',
  sorts: [],
  defaultSort: { by: 'due', dir: 'asc' },
  filters: { age: AGES, currency: 'text' },
} as const satisfies TableDefinition;

export const journalTable = {
  key: 'journal',
  sorts: [],
  defaultSort: { by: 'date', dir: 'desc' },
  filters: {
    from: 'date',
    to: 'date',
    account: 'text',
    currency: 'text',
    client: 'text',
    invoice: 'text',
    kind: 'text',
  },
} as const satisfies TableDefinition;
