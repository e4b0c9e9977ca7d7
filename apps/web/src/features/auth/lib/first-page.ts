import { can, requireSession } from '#lib/auth/session.ts';
import { currentSurface } from '#lib/auth/surface.ts';
import { api } from '#lib/trpc.ts';

/** Where a login leads: what was asked for, or the set-up of an instance whose owner has not said yet who sells. */
export async function firstPage(wanted: string): Promise<string> {
  if (currentSurface() !== 'staff' || !can(await requireSession(), 'settings:manage')) return wanted;
  const { isNeeded } = await api.tenants.setupState.query({});
  return isNeeded ? '/admin/setup' : wanted;
}
