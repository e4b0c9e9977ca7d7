import { msg } from '@lingui/core/macro';
import { DoorOpen } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { cancellationTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/cancellations',
    layout: 'admin',
    title: msg`Cancellations`,
    permission: 'subscription:cancel',
    search: tableSearch(cancellationTable),
    load: async () => (await import('../pages/CancellationListPage.tsx')).CancellationListPage,
    nav: { group: 'sales', icon: DoorOpen, order: 6 },
  },
];
