import { BANK_LINE_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const statementTable = {
  key: 'bank-statements',
  sorts: ['createdAt'],
  defaultSort: { by: 'createdAt', dir: 'desc' },
  filters: {},
} as const satisfies TableDefinition;

export const lineTable = {
  key: 'bank-lines',
  sorts: ['position'],
  defaultSort: { by: 'position', dir: 'asc' },
  filters: { status: BANK_LINE_STATUSES },
} as const satisfies TableDefinition;
