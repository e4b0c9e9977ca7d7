import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/withdraw',
    layout: 'store',
    title: msg`Withdraw from contract`,
    load: async () => (await import('../pages/WithdrawPage.tsx')).WithdrawPage,
  },
];
