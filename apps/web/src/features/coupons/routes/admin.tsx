import { msg } from '@lingui/core/macro';
import { TicketPercent } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { couponTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/coupons',
    layout: 'admin',
    title: msg`Coupons`,
    permission: 'coupon:read',
    search: tableSearch(couponTable),
    load: async () => (await import('../pages/CouponListPage.tsx')).CouponListPage,
    nav: { group: 'catalog', icon: TicketPercent, order: 3 },
  },
  {
    path: '/admin/coupons/$id',
    layout: 'admin',
    title: msg`Coupon`,
    permission: 'coupon:read',
    load: async () => (await import('../pages/CouponPage.tsx')).CouponPage,
  },
];
