import { msg } from '@lingui/core/macro';
import { Plug } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/plugins',
    layout: 'admin',
    title: msg`Plugins`,
    permission: 'plugin:read',
    load: async () => (await import('../pages/PluginListPage.tsx')).PluginListPage,
    nav: { group: 'settings', icon: Plug, order: 2 },
  },
  {
    path: '/admin/plugins/$id',
    layout: 'admin',
    title: msg`Plugin`,
    permission: 'plugin:read',
    load: async () => (await import('../pages/PluginPage.tsx')).PluginPage,
  },
];
