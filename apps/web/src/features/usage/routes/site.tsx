import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/portal/usage/$id',
    layout: 'portal',
    title: msg`Usage`,
    permission: 'usage:read',
    load: async () => (await import('../pages/PortalUsagePage.tsx')).PortalUsagePage,
  },
];
