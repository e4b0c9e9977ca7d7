import { msg } from '@lingui/core/macro';
import { FolderTree, Package } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { productTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/products',
    layout: 'admin',
    title: msg`Products`,
    permission: 'product:read',
    search: tableSearch(productTable),
    load: async () => (await import('../pages/ProductListPage.tsx')).ProductListPage,
    nav: { group: 'catalog', icon: Package, order: 1, shortcut: 'p' },
  },
  {
    path: '/admin/categories',
    layout: 'admin',
    title: msg`Categories`,
    permission: 'product:read',
    load: async () => (await import('../pages/CategoryPage.tsx')).CategoryPage,
    nav: { group: 'catalog', icon: FolderTree, order: 2 },
  },
  {
    path: '/admin/products/new',
    layout: 'admin',
    title: msg`New product`,
    permission: 'product:manage',
    load: async () => (await import('../pages/NewProductPage.tsx')).NewProductPage,
  },
  {
    path: '/admin/products/$id',
    layout: 'admin',
    title: msg`Product`,
    permission: 'product:read',
    load: async () => (await import('../pages/ProductPage.tsx')).ProductPage,
  },
];
