import { msg } from '@lingui/core/macro';
import { FileCheck2, ShoppingCart } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { orderTable, quoteTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/orders',
    layout: 'admin',
    title: msg`Orders`,
    permission: 'order:read',
    search: tableSearch(orderTable),
    load: async () => (await import('../pages/OrderListPage.tsx')).OrderListPage,
    nav: { group: 'sales', icon: ShoppingCart, order: 2, shortcut: 'o' },
  },
  {
    path: '/admin/orders/new',
    layout: 'admin',
    title: msg`New order`,
    permission: 'order:create',
    load: async () => (await import('../pages/NewOrderPage.tsx')).NewOrderPage,
  },
  {
    path: '/admin/orders/$id',
    layout: 'admin',
    title: msg`Order`,
    permission: 'order:read',
    load: async () => (await import('../pages/OrderPage.tsx')).OrderPage,
  },
  {
    path: '/admin/quotes',
    layout: 'admin',
    title: msg`Quotes`,
    permission: 'quote:manage',
    search: tableSearch(quoteTable),
    load: async () => (await import('../pages/QuoteListPage.tsx')).QuoteListPage,
    nav: { group: 'sales', icon: FileCheck2, order: 3 },
  },
  {
    path: '/admin/quotes/$id',
    layout: 'admin',
    title: msg`Quote`,
    permission: 'quote:manage',
    load: async () => (await import('../pages/QuotePage.tsx')).QuotePage,
  },
];
