import { msg } from '@lingui/core/macro';
import { Landmark } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { lineTable, statementTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/bank-statements',
    layout: 'admin',
    title: msg`Bank statements`,
    permission: 'payment:record',
    search: tableSearch(statementTable),
    load: async () => (await import('../pages/StatementListPage.tsx')).StatementListPage,
    nav: { group: 'billing', icon: Landmark, order: 4 },
  },
  {
    path: '/admin/bank-statements/$id',
    layout: 'admin',
    title: msg`Bank statement`,
    permission: 'payment:record',
    search: tableSearch(lineTable),
    load: async () => (await import('../pages/StatementPage.tsx')).StatementPage,
  },
];
