import type { Surface } from '@panel1/shared-types';

const NAMES: Readonly<Record<Surface, string>> = { staff: '__Host-p1_staff', client: '__Host-p1_client' };
// `__Host-` makes the browser refuse it from a sub-domain, for a path, or without Secure.
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Strict';

/** The refresh token of a surface; null without one, or when the cookie came twice and nobody knows which is ours. */
export function readSessionCookie(header: string | undefined, surface: Surface): string | null {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .filter(([name]) => name === NAMES[surface]);
  const [, value] = found[0] ?? [];
  return found.length === 1 && value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}

/** `Set-Cookie` that keeps a refresh token for so many seconds. */
export function sessionCookie(surface: Surface, token: string, seconds: number): string {
  return `${NAMES[surface]}=${token}; ${ATTRIBUTES}; Max-Age=${seconds}`;
}

/** `Set-Cookie` that removes it. */
export function noSessionCookie(surface: Surface): string {
  return `${NAMES[surface]}=; ${ATTRIBUTES}; Max-Age=0`;
}
