import { msg } from '@lingui/core/macro';
import { Settings } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/settings',
    layout: 'admin',
    title: msg`Settings`,
    permission: 'settings:read',
    load: async () => (await import('../pages/SettingsPage.tsx')).SettingsPage,
    nav: { group: 'settings', icon: Settings, order: 1, shortcut: ',' },
  },
];
