import { useSearch } from '@tanstack/react-router';
import { safeReturnPath } from '#lib/auth/return-path.ts';
import { currentSurface } from '#lib/auth/surface.ts';

/** Where to go after logging in: the page that was asked for, or the start of the surface. */
export function useNextPath(): string {
  const search: Record<string, unknown> = useSearch({ strict: false });
  return safeReturnPath(search['next'], currentSurface() === 'staff' ? '/admin' : '/portal');
}
