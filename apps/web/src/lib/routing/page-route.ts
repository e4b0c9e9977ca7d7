import type { MessageDescriptor } from '@lingui/core';
import type { Permission } from '@panel1/shared-types/permissions';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

/** Groups of the staff sidebar, in their order. */
export const NAV_GROUPS = ['home', 'sales', 'services', 'billing', 'catalog', 'system', 'settings'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

export interface NavEntry {
  group: NavGroup;
  /** For the staff sidebar; the client's menu is text only. */
  icon?: LucideIcon;
  /** Position inside the group, smaller first. */
  order: number;
  /** Menu text when it differs from the page's title. */
  label?: MessageDescriptor;
  /** Second key of the `g` shortcut: `c` makes `g c` open the page. */
  shortcut?: string;
}

/** One page of a feature. `routes/` of a feature lists them per bundle; app/ builds the router from the lists. */
export interface PageRoute {
  /** The whole path as in the address bar: `/admin/invoices/$id`. */
  path: string;
  /**
   * `admin`: staff frame (login needed). `portal`: client frame (login needed). `store`: public frame.
   * `bare`: no frame and no login (login pages).
   */
  layout: 'admin' | 'portal' | 'store' | 'bare';
  title: MessageDescriptor;
  /** Who lacks it does not see the menu entry and gets the 403 page. */
  permission?: Permission;
  load: () => Promise<ComponentType>;
  /** Reads the query string; see tableSearch. Unknown keys are dropped. */
  search?: (raw: Record<string, unknown>) => object;
  nav?: NavEntry;
}

/** A page of the checkout bundle, which has no router library: literal paths and `$name` parts. */
export interface CheckoutRoute {
  path: string;
  title: MessageDescriptor;
  load: () => Promise<ComponentType<{ params: Readonly<Record<string, string>> }>>;
}
