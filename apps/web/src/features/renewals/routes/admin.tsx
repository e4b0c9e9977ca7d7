import { msg } from '@lingui/core/macro';
import { ShieldAlert } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { renewalTable, stopTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/renewal-stops',
    layout: 'admin',
    title: msg`Stopped renewals`,
    permission: 'invoice:issue',
    search: tableSearch(stopTable),
    load: async () => (await import('../pages/StopListPage.tsx')).StopListPage,
    nav: { group: 'billing', icon: ShieldAlert, order: 6 },
  },
  {
    path: '/admin/renewal-stops/$id',
    layout: 'admin',
    title: msg`Stopped renewals`,
    permission: 'invoice:issue',
    search: tableSearch(renewalTable),
    load: async () => (await import('../pages/StopPage.tsx')).StopPage,
  },
];
