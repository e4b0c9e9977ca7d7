import { msg } from '@lingui/core/macro';
import { ScrollText } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { auditTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/audit',
    layout: 'admin',
    title: msg`Audit trail`,
    permission: 'audit:read',
    search: tableSearch(auditTable),
    load: async () => (await import('../pages/AuditPage.tsx')).AuditPage,
    nav: { group: 'system', icon: ScrollText, order: 5 },
  },
];
