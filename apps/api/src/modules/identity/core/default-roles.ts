import type { Permission } from '@panel1/shared-types';

interface DefaultRole {
  name: string;
  description: string;
  isOwner: boolean;
  permissions: readonly Permission[];
}

const READ: readonly Permission[] = [
  'dashboard:read',
  'client:read',
  'contact:read',
  'product:read',
  'order:read',
  'quote:read',
  'subscription:read',
  'service:read',
  'usage:read',
  'invoice:read',
  'payment:read',
];

/** The roles that a new provider starts with. All but Owner are its own to change. */
export const DEFAULT_ROLES: readonly DefaultRole[] = [
  { name: 'Owner', description: 'May do everything. Cannot be changed.', isOwner: true, permissions: [] },
  {
    name: 'Billing',
    description: 'Invoices, payments, refunds, orders and client accounts.',
    isOwner: false,
    permissions: [
      ...READ,
      ...([
        'client:create',
        'client:update',
        'client:note',
        'client:tax',
        'contact:manage',
        'order:create',
        'order:accept',
      ] as const),
      ...(['order:cancel', 'subscription:change', 'subscription:pause', 'subscription:cancel'] as const),
      ...(['invoice:create', 'invoice:issue'] as const),
      ...([
        'invoice:void',
        'invoice:exempt',
        'payment:record',
        'payment:refund',
        'payment_method:read',
        'mail:read',
      ] as const),
      ...([
        'mail:resend',
        'service:suspend',
        'service:unsuspend',
        'settings:read',
        'quote:manage',
        'withdrawal:read',
        'withdrawal:decide',
      ] as const),
      ...(['coupon:read', 'coupon:manage', 'coupon:redeem'] as const),
      ...(['usage:cap', 'usage:write', 'usage:void'] as const),
      ...(['gateway_notice:read', 'gateway_notice:resolve', 'report:read', 'dispute:read', 'dispute:refresh'] as const),
      ...(['reconciliation:read', 'reconciliation:manage'] as const),
    ],
  },
  {
    name: 'Support',
    description: 'Helps clients: sees their accounts and notes, resends mail.',
    isOwner: false,
    permissions: [...READ, 'client:note', 'client:impersonate', 'mail:read', 'mail:resend', 'effect:read'],
  },
  {
    name: 'Technician',
    description: 'Services, servers and provisioning jobs.',
    isOwner: false,
    permissions: [
      ...(['dashboard:read', 'client:read', 'client:note', 'product:read', 'subscription:read', 'usage:read'] as const),
      ...(['service:read', 'service:open_panel', 'service:change_password', 'service:suspend'] as const),
      ...(['service:unsuspend', 'service:terminate', 'service:change_plan', 'server:read', 'server:manage'] as const),
      ...(['effect:read', 'effect:retry', 'effect:resolve', 'mail:read'] as const),
    ],
  },
];
