import type { ContactGrant } from './states.ts';

interface PermissionFacts {
  /** Contact grants that carry the permission within their own client account. Absent: staff and API keys only. */
  grants?: readonly ContactGrant[];
  /** False: a staff member who is logged in as the client may not use it (paying, secrets). */
  whileImpersonating?: false;
}

const BILLING = { grants: ['owner', 'billing'] } as const;
const TECHNICAL = { grants: ['owner', 'technical'] } as const;
const ANY_CONTACT = { grants: ['owner', 'billing', 'technical', 'support'] } as const;

const FACTS = {
  'dashboard:read': {},
  'report:read': {},
  'client:read': ANY_CONTACT,
  'client:create': {},
  'client:update': { grants: ['owner', 'billing'] },
  'client:close': {},
  'client:note': {},
  'client:tax': {},
  'client:impersonate': {},
  'client_group:assign': {},
  'client_group:manage': {},
  'contact:read': { grants: ['owner'] },
  'contact:manage': { grants: ['owner'], whileImpersonating: false },
  'product:read': {},
  'product:manage': {},
  'coupon:read': {},
  'coupon:manage': {},
  'coupon:redeem': {},
  'order:read': BILLING,
  'order:place': { ...BILLING, whileImpersonating: false },
  'order:create': {},
  'order:accept': {},
  'quote:read': BILLING,
  'quote:manage': {},
  'order:cancel': {},
  'subscription:read': ANY_CONTACT,
  'subscription:change': { ...BILLING, whileImpersonating: false },
  'subscription:pause': { ...BILLING, whileImpersonating: false },
  'subscription:cancel': { grants: ['owner'], whileImpersonating: false },
  'subscription:withdraw': { grants: ['owner'], whileImpersonating: false },
  'service:read': ANY_CONTACT,
  'service:open_panel': { ...TECHNICAL, whileImpersonating: false },
  'service:change_password': { ...TECHNICAL, whileImpersonating: false },
  'service:suspend': {},
  'service:unsuspend': {},
  'service:terminate': {},
  'service:change_plan': {},
  'server:read': {},
  'server:manage': {},
  'effect:read': {},
  'effect:retry': {},
  'effect:resolve': {},
  'usage:read': ANY_CONTACT,
  'usage:cap': { ...BILLING, whileImpersonating: false },
  'usage:write': {},
  'usage:void': {},
  'invoice:read': BILLING,
  'invoice:create': {},
  'invoice:issue': {},
  'invoice:void': {},
  'invoice:exempt': {},
  'invoice:pay': { ...BILLING, whileImpersonating: false },
  'payment:read': BILLING,
  'payment:record': {},
  'payment:refund': {},
  'dispute:read': {},
  'dispute:refresh': {},
  'reconciliation:read': {},
  'reconciliation:manage': {},
  'gateway_notice:read': {},
  'gateway_notice:resolve': {},
  'payment_method:read': BILLING,
  'payment_method:manage': { ...BILLING, whileImpersonating: false },
  'withdrawal:read': {},
  'withdrawal:decide': {},
  'mail:read': {},
  'mail:read_content': {},
  'mail:resend': {},
  'mail_template:manage': {},
  'staff:read': {},
  'staff:manage': {},
  'role:read': {},
  'role:manage': {},
  'api_key:read': {},
  'api_key:manage': {},
  'audit:read': {},
  'settings:read': {},
  'settings:manage': {},
  'plugin:read': {},
  'plugin:manage': {},
} as const satisfies Record<string, PermissionFacts>;

export type Permission = keyof typeof FACTS;

/** Every permission that exists, `resource:action`. */
export const PERMISSIONS = Object.keys(FACTS) as readonly Permission[];

/** True for the id of a permission that exists. */
export function isPermission(id: string): id is Permission {
  return Object.hasOwn(FACTS, id);
}

function facts(permission: Permission): PermissionFacts {
  return FACTS[permission];
}

/** True when a client's contact can hold the permission by a grant. */
export function isContactPermission(permission: Permission): boolean {
  return facts(permission).grants !== undefined;
}

/** What a contact with these grants may do; `isImpersonated` leaves out paying and secrets. */
export function contactPermissions(grants: readonly ContactGrant[], isImpersonated = false): Permission[] {
  return PERMISSIONS.filter((permission) => {
    const { grants: carrying, whileImpersonating } = facts(permission);
    if (isImpersonated && whileImpersonating === false) return false;
    return carrying?.some((grant) => grants.includes(grant)) ?? false;
  });
}
