import { msg } from '@lingui/core/macro';
import { KeyRound, ShieldCheck, UserCog } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { apiKeyTable, staffTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/staff',
    layout: 'admin',
    title: msg`Staff`,
    permission: 'staff:read',
    search: tableSearch(staffTable),
    load: async () => (await import('../pages/StaffPage.tsx')).StaffPage,
    nav: { group: 'system', icon: UserCog, order: 1 },
  },
  {
    path: '/admin/roles',
    layout: 'admin',
    title: msg`Roles`,
    permission: 'role:read',
    load: async () => (await import('../pages/RolesPage.tsx')).RolesPage,
    nav: { group: 'system', icon: ShieldCheck, order: 2 },
  },
  {
    path: '/admin/api-keys',
    layout: 'admin',
    title: msg`API keys`,
    permission: 'api_key:read',
    search: tableSearch(apiKeyTable),
    load: async () => (await import('../pages/ApiKeysPage.tsx')).ApiKeysPage,
    nav: { group: 'system', icon: KeyRound, order: 3 },
  },
];
