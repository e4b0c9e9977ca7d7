import { msg } from '@lingui/core/macro';
import { Tags, Users } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { clientTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/clients',
    layout: 'admin',
    title: msg`Clients`,
    permission: 'client:read',
    search: tableSearch(clientTable),
    load: async () => (await import('../pages/ClientListPage.tsx')).ClientListPage,
    nav: { group: 'sales', icon: Users, order: 1, shortcut: 'c' },
  },
  {
    path: '/admin/clients/$id',
    layout: 'admin',
    title: msg`Client`,
    permission: 'client:read',
    load: async () => (await import('../pages/ClientPage.tsx')).ClientPage,
  },
  {
    path: '/admin/client-groups',
    layout: 'admin',
    title: msg`Client groups`,
    permission: 'client_group:manage',
    load: async () => (await import('../pages/GroupListPage.tsx')).GroupListPage,
    nav: { group: 'sales', icon: Tags, order: 1.5 },
  },
];
