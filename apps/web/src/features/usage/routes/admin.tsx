import { msg } from '@lingui/core/macro';
import { Gauge } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { eventTable, usageTable } from '../lib/tables.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/usage',
    layout: 'admin',
    title: msg`Usage`,
    permission: 'usage:read',
    search: tableSearch(usageTable),
    load: async () => (await import('../pages/UsageListPage.tsx')).UsageListPage,
    nav: { group: 'billing', icon: Gauge, order: 6 },
  },
  {
    path: '/admin/usage/$id',
    layout: 'admin',
    title: msg`Usage`,
    permission: 'usage:read',
    search: tableSearch(eventTable),
    load: async () => (await import('../pages/SubscriptionUsagePage.tsx')).SubscriptionUsagePage,
  },
  {
    path: '/admin/products/$id/usage',
    layout: 'admin',
    title: msg`Usage prices`,
    permission: 'product:read',
    load: async () => (await import('../pages/ProductUsagePage.tsx')).ProductUsagePage,
  },
];
