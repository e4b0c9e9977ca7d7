import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { portalInvoiceTable } from '../lib/portal-table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/portal/invoices',
    layout: 'portal',
    title: msg`Invoices`,
    permission: 'invoice:read',
    search: tableSearch(portalInvoiceTable),
    load: async () => (await import('../pages/portal/PortalInvoiceListPage.tsx')).PortalInvoiceListPage,
    nav: { group: 'billing', order: 20 },
  },
  {
    path: '/portal/invoices/$id',
    layout: 'portal',
    title: msg`Invoice`,
    permission: 'invoice:read',
    load: async () => (await import('../pages/portal/PortalInvoicePage.tsx')).PortalInvoicePage,
  },
];
