import { msg } from '@lingui/core/macro';
import { ReceiptText } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { invoiceTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/invoices',
    layout: 'admin',
    title: msg`Invoices`,
    permission: 'invoice:read',
    search: tableSearch(invoiceTable),
    load: async () => (await import('../pages/InvoiceListPage.tsx')).InvoiceListPage,
    nav: { group: 'billing', icon: ReceiptText, order: 1, shortcut: 'i' },
  },
  {
    path: '/admin/invoices/new',
    layout: 'admin',
    title: msg`New invoice`,
    permission: 'invoice:create',
    load: async () => (await import('../pages/NewInvoicePage.tsx')).NewInvoicePage,
  },
  {
    path: '/admin/invoices/$id/edit',
    layout: 'admin',
    title: msg`Change draft`,
    permission: 'invoice:create',
    load: async () => (await import('../pages/EditInvoicePage.tsx')).EditInvoicePage,
  },
  {
    path: '/admin/invoices/$id',
    layout: 'admin',
    title: msg`Invoice`,
    permission: 'invoice:read',
    load: async () => (await import('../pages/InvoicePage.tsx')).InvoicePage,
  },
];
