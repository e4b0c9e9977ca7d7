import { msg } from '@lingui/core/macro';
import type { CheckoutRoute, PageRoute } from '#lib/routing/page-route.ts';

export const adminPages: readonly PageRoute[] = [
  {
    path: '/admin/setup',
    layout: 'admin',
    title: msg`Set up your company`,
    permission: 'settings:manage',
    load: async () => (await import('./pages/SetupPage.tsx')).SetupPage,
  },
];
export const sitePages: readonly PageRoute[] = [];
export const checkoutPages: readonly CheckoutRoute[] = [];
