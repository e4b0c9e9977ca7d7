import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Permission } from '@panel1/shared-types/permissions';
import { CirclePlus, CornerDownRight, type LucideIcon } from 'lucide-react';
import type { PaletteItem } from '#lib/palette.ts';

interface Target {
  id: string;
  label: MessageDescriptor;
  to: string;
  permission: Permission;
  icon?: LucideIcon;
}

/** What can be done or opened from anywhere. */
const TARGETS: readonly Target[] = [
  { id: 'new-order', label: msg`New order`, to: '/admin/orders/new', permission: 'order:create', icon: CirclePlus },
  {
    id: 'new-invoice',
    label: msg`New invoice`,
    to: '/admin/invoices/new',
    permission: 'invoice:create',
    icon: CirclePlus,
  },
  {
    id: 'new-product',
    label: msg`New product`,
    to: '/admin/products/new',
    permission: 'product:manage',
    icon: CirclePlus,
  },
  { id: 'dashboard', label: msg`Go to dashboard`, to: '/admin', permission: 'dashboard:read' },
  { id: 'clients', label: msg`Go to clients`, to: '/admin/clients', permission: 'client:read' },
  { id: 'orders', label: msg`Go to orders`, to: '/admin/orders', permission: 'order:read' },
  { id: 'services', label: msg`Go to services`, to: '/admin/services', permission: 'service:read' },
  { id: 'invoices', label: msg`Go to invoices`, to: '/admin/invoices', permission: 'invoice:read' },
  { id: 'payments', label: msg`Go to payments`, to: '/admin/payments', permission: 'payment:read' },
  { id: 'reports', label: msg`Go to reports`, to: '/admin/reports', permission: 'report:read' },
  { id: 'ledger', label: msg`Go to the ledger`, to: '/admin/ledger', permission: 'report:read' },
  { id: 'products', label: msg`Go to products`, to: '/admin/products', permission: 'product:read' },
  { id: 'servers', label: msg`Go to servers`, to: '/admin/servers', permission: 'server:read' },
  { id: 'jobs', label: msg`Go to provisioning jobs`, to: '/admin/jobs', permission: 'effect:read' },
];

/** The actions whose words hold all that was typed; with nothing typed, those that make something new. */
export function matchingActions(query: string, can: (permission: Permission) => boolean): PaletteItem[] {
  const words = query.toLocaleLowerCase(i18n.locale).split(/\s+/).filter(Boolean);
  return TARGETS.filter(({ permission }) => can(permission))
    .map(({ id, label, to, icon = CornerDownRight }) => ({ id: `action-${id}`, label: i18n._(label), icon, to }))
    .filter(({ label }) => words.every((word) => label.toLocaleLowerCase(i18n.locale).includes(word)));
}
