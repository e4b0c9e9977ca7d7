import { msg } from '@lingui/core/macro';
import { Server } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/servers',
    layout: 'admin',
    title: msg`Servers`,
    permission: 'server:read',
    load: async () => (await import('../pages/ServerListPage.tsx')).ServerListPage,
    nav: { group: 'services', icon: Server, order: 2, shortcut: 'v' },
  },
  {
    path: '/admin/servers/$id',
    layout: 'admin',
    title: msg`Server`,
    permission: 'server:read',
    load: async () => (await import('../pages/ServerPage.tsx')).ServerPage,
  },
];
