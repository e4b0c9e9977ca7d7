import { can, type Session } from '#lib/auth/session.ts';
import type { MenuGroup, MenuItem } from '../menu.ts';

/** The entries that this person may see. While the session is not known there are none. */
export function allowedItems(items: readonly MenuItem[], session: Session | null | undefined): MenuItem[] {
  return session ? items.filter((item) => can(session, item.permission)) : [];
}

/** The groups with what this person may see in them; empty groups disappear. */
export function allowedGroups(groups: readonly MenuGroup[], session: Session | null | undefined): MenuGroup[] {
  return groups
    .map(({ group, items }) => ({ group, items: allowedItems(items, session) }))
    .filter(({ items }) => items.length > 0);
}
