import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { serviceTable } from '../lib/service-table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/portal/services',
    layout: 'portal',
    title: msg`Services`,
    permission: 'service:read',
    search: tableSearch(serviceTable),
    load: async () => (await import('../pages/ServicesPage.tsx')).ServicesPage,
    nav: { group: 'services', order: 10 },
  },
  {
    path: '/portal/services/$id',
    layout: 'portal',
    title: msg`Service`,
    permission: 'service:read',
    load: async () => (await import('../pages/ServicePage.tsx')).ServicePage,
  },
];
