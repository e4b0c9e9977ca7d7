import { msg } from '@lingui/core/macro';
import { BookOpenText, ChartColumn } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { reportSearch } from '../lib/search.ts';
import { agingTable, journalTable } from '../lib/table.ts';

const shared = { layout: 'admin', permission: 'report:read', search: reportSearch } as const;

export const pages: readonly PageRoute[] = [
  {
    ...shared,
    path: '/admin/reports',
    title: msg`Reports`,
    load: async () => (await import('../pages/ReportsPage.tsx')).ReportsPage,
    nav: { group: 'billing', icon: ChartColumn, order: 20, shortcut: 'r' },
  },
  {
    ...shared,
    path: '/admin/reports/recurring',
    title: msg`Recurring revenue`,
    load: async () => (await import('../pages/RecurringPage.tsx')).RecurringPage,
  },
  {
    ...shared,
    path: '/admin/reports/cohorts',
    title: msg`Cohorts`,
    load: async () => (await import('../pages/CohortsPage.tsx')).CohortsPage,
  },
  {
    ...shared,
    path: '/admin/reports/forecast',
    title: msg`Forecast of renewals`,
    load: async () => (await import('../pages/ForecastPage.tsx')).ForecastPage,
  },
  {
    ...shared,
    path: '/admin/reports/time-machine',
    title: msg`Time machine`,
    load: async () => (await import('../pages/TimeMachinePage.tsx')).TimeMachinePage,
  },
  {
    ...shared,
    path: '/admin/reports/aging',
    title: msg`Aging of receivables`,
    search: tableSearch(agingTable),
    load: async () => (await import('../pages/AgingPage.tsx')).AgingPage,
  },
  {
    ...shared,
    path: '/admin/reports/products',
    title: msg`Revenue by product`,
    load: async () => (await import('../pages/ProductsPage.tsx')).ProductsPage,
  },
  {
    ...shared,
    path: '/admin/reports/cancellations',
    title: msg`Reasons to leave`,
    load: async () => (await import('../pages/CancellationsPage.tsx')).CancellationsPage,
  },
  {
    ...shared,
    path: '/admin/reports/gateways',
    title: msg`Revenue by gateway`,
    load: async () => (await import('../pages/GatewaysPage.tsx')).GatewaysPage,
  },
  {
    ...shared,
    path: '/admin/reports/deferred',
    title: msg`Deferred revenue`,
    load: async () => (await import('../pages/DeferredPage.tsx')).DeferredPage,
  },
  {
    ...shared,
    path: '/admin/reports/tax',
    title: msg`Tax by country and rate`,
    load: async () => (await import('../pages/TaxPage.tsx')).TaxPage,
  },
  {
    ...shared,
    path: '/admin/ledger',
    title: msg`Ledger`,
    load: async () => (await import('../pages/TrialBalancePage.tsx')).TrialBalancePage,
    nav: { group: 'billing', icon: BookOpenText, order: 21 },
  },
  {
    ...shared,
    path: '/admin/ledger/journal',
    title: msg`Journal`,
    search: tableSearch(journalTable),
    load: async () => (await import('../pages/JournalPage.tsx')).JournalPage,
  },
  {
    ...shared,
    path: '/admin/ledger/health',
    title: msg`Health of the ledger`,
    load: async () => (await import('../pages/HealthPage.tsx')).HealthPage,
  },
];
