import { msg } from '@lingui/core/macro';
import { TrendingUp } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { itemTable, priceChangeTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/price-changes',
    layout: 'admin',
    title: msg`Price changes`,
    permission: 'product:manage',
    search: tableSearch(priceChangeTable),
    load: async () => (await import('../pages/PriceChangeListPage.tsx')).PriceChangeListPage,
    nav: { group: 'catalog', icon: TrendingUp, order: 4 },
  },
  {
    path: '/admin/price-changes/$id',
    layout: 'admin',
    title: msg`Price change`,
    permission: 'product:manage',
    search: tableSearch(itemTable),
    load: async () => (await import('../pages/PriceChangePage.tsx')).PriceChangePage,
  },
];
