import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { storeSearch } from '../lib/store-search.ts';

const shop = async () => (await import('../pages/ShopPage.tsx')).ShopPage;

export const pages: readonly PageRoute[] = [
  { path: '/', layout: 'store', title: msg`Shop`, search: storeSearch, load: shop },
  { path: '/store/$category', layout: 'store', title: msg`Shop`, search: storeSearch, load: shop },
  {
    path: '/products/$slug',
    layout: 'store',
    title: msg`Order`,
    search: storeSearch,
    load: async () => (await import('../pages/ProductPage.tsx')).ProductPage,
  },
  {
    path: '/cart',
    layout: 'store',
    title: msg`Cart`,
    load: async () => (await import('../pages/CartPage.tsx')).CartPage,
  },
];
