import { msg } from '@lingui/core/macro';
import type { CheckoutRoute, PageRoute } from '#lib/routing/page-route.ts';

export const adminPages: readonly PageRoute[] = [];
export const sitePages: readonly PageRoute[] = [];

export const checkoutPages: readonly CheckoutRoute[] = [
  {
    path: '/checkout',
    title: msg`Checkout`,
    load: async () => (await import('./pages/CheckoutPage.tsx')).CheckoutPage,
  },
  {
    path: '/checkout/done',
    title: msg`Your order`,
    load: async () => (await import('./pages/OrderPage.tsx')).OrderPage,
  },
];
