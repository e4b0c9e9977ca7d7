import { msg } from '@lingui/core/macro';
import { Mail, MailOpen } from 'lucide-react';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { tableSearch } from '#lib/table/table-search.ts';
import { mailTable } from '../lib/table.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/admin/mails',
    layout: 'admin',
    title: msg`Mail log`,
    permission: 'mail:read',
    search: tableSearch(mailTable),
    load: async () => (await import('../pages/MailListPage.tsx')).MailListPage,
    nav: { group: 'system', icon: Mail, order: 4, shortcut: 'm' },
  },
  {
    path: '/admin/mails/$id',
    layout: 'admin',
    title: msg`Mail`,
    permission: 'mail:read',
    load: async () => (await import('../pages/MailPage.tsx')).MailPage,
  },
  {
    path: '/admin/mail-templates',
    layout: 'admin',
    title: msg`Mail templates`,
    permission: 'mail_template:manage',
    load: async () => (await import('../pages/TemplateListPage.tsx')).TemplateListPage,
    nav: { group: 'settings', icon: MailOpen, order: 3 },
  },
  {
    path: '/admin/mail-templates/$id',
    layout: 'admin',
    title: msg`Mail template`,
    permission: 'mail_template:manage',
    load: async () => (await import('../pages/TemplatePage.tsx')).TemplatePage,
    search: (raw) => (typeof raw['locale'] === 'string' ? { locale: raw['locale'] } : {}),
  },
];
