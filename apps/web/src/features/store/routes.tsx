import { msg } from '@lingui/core/macro';
import type { CheckoutRoute, PageRoute } from '#lib/routing/page-route.ts';
import { storeSearch } from './lib/store-search.ts';

const shop = async () => (await import('./pages/ShopPage.tsx')).ShopPage;

export const adminPages: readonly PageRoute[] = [];

export const sitePages: readonly PageRoute[] = [
  { path: '/', layout: 'store', title: msg`Shop`, search: storeSearch, load: shop },
  { path: '/store/$category', layout: 'store', title: msg`Shop`, search: storeSearch, load: shop },
  {
    path: '/products/$slug',
    layout: 'store',
    title: msg`Order`,
    search: storeSearch,
    load: async () => (await import('./pages/ProductPage.tsx')).ProductPage,
  },
  {
    path: '/cart',
    layout: 'store',
    title: msg`Cart`,
    load: async () => (await import('./pages/CartPage.tsx')).CartPage,
  },
];

export const checkoutPages: readonly CheckoutRoute[] = [];
