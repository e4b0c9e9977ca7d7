import { msg } from '@lingui/core/macro';
import { ReceiptText } from 'lucide-react';
import type { CheckoutRoute, PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { portalInvoiceTable } from './lib/portal-table.ts';
import { invoiceTable } from './lib/table.ts';

export const adminPages: readonly PageRoute[] = [
  {
    path: '/admin/invoices',
    layout: 'admin',
    title: msg`Invoices`,
    permission: 'invoice:read',
    search: tableSearch(invoiceTable),
    load: async () => (await import('./pages/InvoiceListPage.tsx')).InvoiceListPage,
    nav: { group: 'billing', icon: ReceiptText, order: 1, shortcut: 'i' },
  },
  {
    path: '/admin/invoices/$id',
    layout: 'admin',
    title: msg`Invoice`,
    permission: 'invoice:read',
    load: async () => (await import('./pages/InvoicePage.tsx')).InvoicePage,
  },
];
export const sitePages: readonly PageRoute[] = [
  {
    path: '/portal/invoices',
    layout: 'portal',
    title: msg`Invoices`,
    permission: 'invoice:read',
    search: tableSearch(portalInvoiceTable),
    load: async () => (await import('./pages/portal/PortalInvoiceListPage.tsx')).PortalInvoiceListPage,
    nav: { group: 'billing', order: 20 },
  },
  {
    path: '/portal/invoices/$id',
    layout: 'portal',
    title: msg`Invoice`,
    permission: 'invoice:read',
    load: async () => (await import('./pages/portal/PortalInvoicePage.tsx')).PortalInvoicePage,
  },
];
export const checkoutPages: readonly CheckoutRoute[] = [];
