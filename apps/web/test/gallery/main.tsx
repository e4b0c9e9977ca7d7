import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { Bell, FileText, LayoutDashboard, ReceiptText, Server, Users } from 'lucide-react';
import { AdminLayout } from '../../src/app/layouts/AdminLayout.tsx';
import type { MenuGroup, MenuItem } from '../../src/app/menu.ts';
import { RootFrame } from '../../src/app/RootFrame.tsx';
import { start } from '../../src/app/start.tsx';
import { type Session, sessionQuery } from '../../src/lib/auth/session.ts';
import { addPaletteProvider } from '../../src/lib/palette.ts';
import { queryClient } from '../../src/lib/query-client.ts';
import { tableSearch } from '../../src/lib/table/table-search.ts';
import { applyTheme } from '../../src/lib/theme.ts';
import { ComponentsPage } from './ComponentsPage.tsx';
import { InvoicesPage, invoiceTable } from './InvoicesPage.tsx';
import { ObjectDemoPage } from './ObjectDemoPage.tsx';

// Samples only: nothing here reaches the product's build.
const text = (message: string) => ({ id: message, message });
const item = (to: string, title: string, entry: MenuItem['entry']): MenuItem => ({
  to,
  title: text(title),
  permission: undefined,
  entry,
});
const nav: MenuGroup[] = [
  { group: 'home', items: [item('/components', 'Dashboard', { group: 'home', icon: LayoutDashboard, order: 0 })] },
  {
    group: 'sales',
    items: [
      item('/clients', 'Clients', { group: 'sales', icon: Users, order: 0, shortcut: 'c' }),
      item('/orders', 'Orders', { group: 'sales', icon: FileText, order: 1 }),
    ],
  },
  {
    group: 'billing',
    items: [item('/', 'Invoices', { group: 'billing', icon: ReceiptText, order: 0, shortcut: 'i' })],
  },
  { group: 'services', items: [item('/servers', 'Servers', { group: 'services', icon: Server, order: 0 })] },
];

const session: Session = {
  user: { id: '1', name: 'Maryam Rahimi', email: 'maryam@nordhost.example', isEmailVerified: true },
  surface: 'staff',
  permissions: ['invoice:read'],
  clientGroupIds: null,
  tenant: { id: '1', name: 'Nordhost', currency: 'EUR', timeZone: 'Europe/Berlin', simulated: true },
  locale: 'en',
  clientId: null,
  clients: [],
  impersonation: { staffName: 'Jonas Weber', expiresAt: '2030-01-01T10:00:00Z' },
};
queryClient.setQueryData(sessionQuery.queryKey, session);

addPaletteProvider((query) => [
  {
    id: 'clients',
    label: 'Clients',
    items: [
      { id: 'c1', label: 'Bergmann Design GmbH', hint: 'C-1042', icon: Users, to: '/object' },
      { id: 'c2', label: 'Atelier Moreau', hint: 'C-1038', icon: Users, to: '/object' },
    ].filter((entry) => entry.label.toLowerCase().includes(query.toLowerCase())),
  },
  { id: 'actions', label: 'Actions', items: [{ id: 'a1', label: 'New order', icon: Bell, to: '/components' }] },
]);

const root = createRootRoute({ component: RootFrame });
const frame = createRoute({ getParentRoute: () => root, id: '_admin', component: () => <AdminLayout nav={nav} /> });
const page = (path: string, component: () => React.JSX.Element, search?: (raw: Record<string, unknown>) => object) =>
  createRoute({ getParentRoute: () => frame, path, component, ...(search ? { validateSearch: search } : {}) });

const router = createRouter({
  routeTree: root.addChildren([
    frame.addChildren([
      page('/', InvoicesPage, tableSearch(invoiceTable)),
      page('/components', ComponentsPage),
      page('/object', ObjectDemoPage, (raw) => raw),
    ]),
  ]),
});

if (location.hash === '#dark') applyTheme('dark');
void start(<RouterProvider router={router} />);
