import { redirect } from '@tanstack/react-router';
import { can, requireSession } from '#lib/auth/session.ts';
import { loginPath } from '#lib/auth/surface.ts';
import { ForbiddenError } from '#lib/errors.ts';
import type { PageRoute } from '#lib/routing/page-route.ts';

/** Runs before a page loads: sends visitors to the login (and back), and refuses what the role may not see. */
export async function guardPage(page: PageRoute, href: string): Promise<void> {
  if (page.layout === 'bare' || (page.layout === 'store' && page.permission === undefined)) return;
  const session = await requireSession();
  if (session === null) throw redirect({ to: loginPath(), search: { next: href }, replace: true });
  if (!can(session, page.permission)) throw new ForbiddenError();
}
