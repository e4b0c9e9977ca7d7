import { msg } from '@lingui/core/macro';
import { MailWarning, Workflow } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { deliveryTable, jobTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/jobs',
    layout: 'admin',
    title: msg`Provisioning jobs`,
    permission: 'effect:read',
    search: tableSearch(jobTable),
    load: async () => (await import('../pages/JobListPage.tsx')).JobListPage,
    nav: { group: 'services', icon: Workflow, order: 3, shortcut: 'j' },
  },
  {
    path: '/admin/jobs/$id',
    layout: 'admin',
    title: msg`Job`,
    permission: 'effect:read',
    load: async () => (await import('../pages/JobPage.tsx')).JobPage,
  },
  {
    path: '/admin/deliveries',
    layout: 'admin',
    title: msg`Unhandled events`,
    permission: 'effect:read',
    search: tableSearch(deliveryTable),
    load: async () => (await import('../pages/DeliveryListPage.tsx')).DeliveryListPage,
    nav: { group: 'services', icon: MailWarning, order: 4 },
  },
];
