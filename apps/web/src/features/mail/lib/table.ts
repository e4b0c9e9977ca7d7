import { MAIL_STATUSES } from '@panel1/shared-types/states';
import type { TableDefinition } from '#lib/table/table-search.ts';

export const mailTable = {
  key: 'mails',
  sorts: ['created', 'to', 'template', 'status'],
  defaultSort: { by: 'created', dir: 'desc' },
  filters: { status: MAIL_STATUSES, template: 'text' },
} as const satisfies TableDefinition;
