import { msg } from '@lingui/core/macro';
import { BellRing, CreditCard, Gavel, Scale } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { differenceTable, disputeTable, noticeTable, paymentTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/payments',
    layout: 'admin',
    title: msg`Payments`,
    permission: 'payment:read',
    search: tableSearch(paymentTable),
    load: async () => (await import('../pages/PaymentListPage.tsx')).PaymentListPage,
    nav: { group: 'billing', icon: CreditCard, order: 2, shortcut: 'y' },
  },
  {
    path: '/admin/payments/$id',
    layout: 'admin',
    title: msg`Payment`,
    permission: 'payment:read',
    load: async () => (await import('../pages/PaymentPage.tsx')).PaymentPage,
  },
  {
    path: '/admin/disputes',
    layout: 'admin',
    title: msg`Disputes`,
    permission: 'dispute:read',
    search: tableSearch(disputeTable),
    load: async () => (await import('../pages/DisputeListPage.tsx')).DisputeListPage,
    nav: { group: 'billing', icon: Gavel, order: 3 },
  },
  {
    path: '/admin/disputes/$id',
    layout: 'admin',
    title: msg`Dispute`,
    permission: 'dispute:read',
    load: async () => (await import('../pages/DisputePage.tsx')).DisputePage,
  },
  {
    path: '/admin/reconciliation',
    layout: 'admin',
    title: msg`Reconciliation`,
    permission: 'reconciliation:read',
    search: tableSearch(differenceTable),
    load: async () => (await import('../pages/ReconciliationPage.tsx')).ReconciliationPage,
    nav: { group: 'billing', icon: Scale, order: 4 },
  },
  {
    path: '/admin/gateway-notices',
    layout: 'admin',
    title: msg`Gateway notices`,
    permission: 'gateway_notice:read',
    search: tableSearch(noticeTable),
    load: async () => (await import('../pages/NoticeListPage.tsx')).NoticeListPage,
    nav: { group: 'billing', icon: BellRing, order: 3 },
  },
  {
    path: '/admin/gateway-notices/$id',
    layout: 'admin',
    title: msg`Gateway notice`,
    permission: 'gateway_notice:read',
    load: async () => (await import('../pages/NoticePage.tsx')).NoticePage,
  },
];
