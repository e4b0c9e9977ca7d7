import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/account',
    layout: 'admin',
    title: msg`Your account`,
    load: async () => (await import('../pages/StaffAccountPage.tsx')).StaffAccountPage,
  },
];
