import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/portal/users',
    layout: 'portal',
    title: msg`Users`,
    permission: 'contact:read',
    load: async () => (await import('../pages/UsersPage.tsx')).UsersPage,
    nav: { group: 'settings', order: 60 },
  },
  {
    path: '/portal/security',
    layout: 'portal',
    title: msg`Security`,
    load: async () => (await import('../pages/SecurityPage.tsx')).SecurityPage,
    nav: { group: 'settings', order: 70 },
  },
  {
    path: '/portal/profile',
    layout: 'portal',
    title: msg`Profile`,
    load: async () => (await import('../pages/ProfilePage.tsx')).ProfilePage,
    nav: { group: 'settings', order: 80 },
  },
];
