import { msg } from '@lingui/core/macro';
import { Undo2 } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { withdrawalTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/withdrawals',
    layout: 'admin',
    title: msg`Withdrawals`,
    permission: 'withdrawal:read',
    search: tableSearch(withdrawalTable),
    load: async () => (await import('../pages/WithdrawalListPage.tsx')).WithdrawalListPage,
    nav: { group: 'sales', icon: Undo2, order: 5 },
  },
  {
    path: '/admin/withdrawals/$id',
    layout: 'admin',
    title: msg`Withdrawal`,
    permission: 'withdrawal:read',
    load: async () => (await import('../pages/WithdrawalPage.tsx')).WithdrawalPage,
  },
];
