import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/setup',
    layout: 'admin',
    title: msg`Set up your company`,
    permission: 'settings:manage',
    load: async () => (await import('../pages/SetupPage.tsx')).SetupPage,
  },
];
