import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/portal',
    layout: 'portal',
    title: msg`Overview`,
    load: async () => (await import('../pages/HomePage.tsx')).HomePage,
    nav: { group: 'home', order: 0 },
  },
];
