import { msg } from '@lingui/core/macro';
import type { CheckoutRoute } from '#lib/routing/page-route.ts';

export const pages: readonly CheckoutRoute[] = [
  {
    path: '/checkout',
    title: msg`Checkout`,
    load: async () => (await import('../pages/CheckoutPage.tsx')).CheckoutPage,
  },
  {
    path: '/pay',
    title: msg`Pay`,
    load: async () => (await import('../pages/PayLinkPage.tsx')).PayLinkPage,
  },
  {
    path: '/quote',
    title: msg`Quote`,
    load: async () => (await import('../pages/QuotePage.tsx')).QuotePage,
  },
  {
    path: '/checkout/done',
    title: msg`Your order`,
    load: async () => (await import('../pages/OrderPage.tsx')).OrderPage,
  },
];
