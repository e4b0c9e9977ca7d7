import type { Permission } from '@panel1/shared-types/permissions';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { followAccountLocale } from '../i18n/activate.ts';
import { queryClient } from '../query-client.ts';
import type { RouterOutputs } from '../trpc.ts';
import { currentSurface } from './surface.ts';
import { accessToken, clearAccessToken, hasSessionHint, onSessionLost, refreshSession } from './token.ts';

/** Who is logged in, what they may do and for whom. */
export type Session = RouterOutputs['identity']['me'];

async function fetchSession(): Promise<Session | null> {
  // Without the mark of an earlier login there is no cookie to ask with: visitors cost no refused request.
  const token = (await accessToken()) ?? (hasSessionHint() ? await refreshSession() : undefined);
  if (token === undefined) return null;
  const { api } = await import('../trpc.ts');
  const session = await api.identity.me.query({});
  await followAccountLocale(session.locale);
  return session;
}

/** The session, asked once and kept; null when nobody is logged in. */
export const sessionQuery = queryOptions({
  queryKey: ['session', currentSurface()],
  queryFn: fetchSession,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: 1,
});

/** The session where the page needs one (guards). */
export const requireSession = () => queryClient.ensureQueryData(sessionQuery);

/** The session if there is one. `undefined` while it is being asked. */
export function useSession(): Session | null | undefined {
  return useQuery(sessionQuery).data;
}

/** True when the logged-in person has the permission. The server decides again; this only hides what would refuse. */
export function can(
  session: Pick<Session, 'permissions'> | null | undefined,
  permission: Permission | undefined,
): boolean {
  if (permission === undefined) return true;
  return session?.permissions.includes(permission) ?? false;
}

export function useCan(): (permission: Permission) => boolean {
  const session = useSession();
  return (permission) => can(session, permission);
}

/** After a login took its token (setAccessToken): loads who it is, and forgets what a visitor saw. */
export async function sessionStarted(): Promise<void> {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

/** Ends the session on the server and empties this tab. */
export async function logout(): Promise<void> {
  await fetch(`/auth/${currentSurface()}/logout`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-p1': '1' },
    body: '{}',
  });
  forgetSession();
}

function forgetSession(): void {
  clearAccessToken();
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, null);
}

onSessionLost(forgetSession);
