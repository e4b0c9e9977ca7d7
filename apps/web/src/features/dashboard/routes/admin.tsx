import { msg } from '@lingui/core/macro';
import { LayoutDashboard } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin',
    layout: 'admin',
    title: msg`Dashboard`,
    permission: 'dashboard:read',
    load: async () => (await import('../pages/DashboardPage.tsx')).DashboardPage,
    nav: { group: 'home', icon: LayoutDashboard, order: 1, shortcut: 'h' },
  },
];
