import { msg } from '@lingui/core/macro';
import { Boxes } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { serviceTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/services',
    layout: 'admin',
    title: msg`Services`,
    permission: 'service:read',
    search: tableSearch(serviceTable),
    load: async () => (await import('../pages/ServiceListPage.tsx')).ServiceListPage,
    nav: { group: 'services', icon: Boxes, order: 1, shortcut: 's' },
  },
  {
    path: '/admin/services/$id',
    layout: 'admin',
    title: msg`Service`,
    permission: 'service:read',
    load: async () => (await import('../pages/ServicePage.tsx')).ServicePage,
  },
];
