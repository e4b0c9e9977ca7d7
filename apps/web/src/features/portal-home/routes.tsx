import { msg } from '@lingui/core/macro';
import type { CheckoutRoute, PageRoute } from '#lib/routing/page-route.ts';

export const adminPages: readonly PageRoute[] = [];

export const sitePages: readonly PageRoute[] = [
  {
    path: '/portal',
    layout: 'portal',
    title: msg`Overview`,
    load: async () => (await import('./pages/HomePage.tsx')).HomePage,
    nav: { group: 'home', order: 0 },
  },
];

export const checkoutPages: readonly CheckoutRoute[] = [];
