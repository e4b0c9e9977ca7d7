import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { orderTable } from '../lib/order-table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/portal/payments/$id',
    layout: 'portal',
    title: msg`Payment`,
    permission: 'payment:read',
    load: async () => (await import('../pages/PaymentPage.tsx')).PaymentPage,
  },
  {
    path: '/portal/payment-methods',
    layout: 'portal',
    title: msg`Payment methods`,
    permission: 'payment_method:read',
    load: async () => (await import('../pages/PaymentMethodsPage.tsx')).PaymentMethodsPage,
    nav: { group: 'billing', order: 40 },
  },
  {
    path: '/portal/wallet',
    layout: 'portal',
    title: msg`Credit`,
    permission: 'invoice:read',
    load: async () => (await import('../pages/WalletPage.tsx')).WalletPage,
    nav: { group: 'billing', order: 30 },
  },
  {
    path: '/portal/quotes/$id',
    layout: 'portal',
    title: msg`Quote`,
    permission: 'quote:read',
    load: async () => (await import('../pages/QuotePage.tsx')).QuotePage,
  },
  {
    path: '/portal/orders',
    layout: 'portal',
    title: msg`Orders`,
    permission: 'order:read',
    search: tableSearch(orderTable),
    load: async () => (await import('../pages/OrdersPage.tsx')).OrdersPage,
    nav: { group: 'sales', order: 30 },
  },
  {
    path: '/portal/orders/$id',
    layout: 'portal',
    title: msg`Order`,
    permission: 'order:read',
    load: async () => (await import('../pages/OrderPage.tsx')).OrderPage,
  },
];
