import type { Surface } from '@panel1/shared-types';

interface SessionLimits {
  /** Seconds without use after which a session ends. */
  idleSeconds: number;
  /** Seconds after which it ends in any case. */
  absoluteSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

export const SESSION_LIMITS: Readonly<Record<Surface, SessionLimits>> = {
  staff: { idleSeconds: HOUR / 2, absoluteSeconds: 12 * HOUR },
  client: { idleSeconds: 14 * DAY, absoluteSeconds: 90 * DAY },
};

/** A staff member in a client's area: half an hour, however busy. */
export const IMPERSONATION_SECONDS = HOUR / 2;

/** The direct predecessor of the current token is answered once more for so long: two tabs may refresh at once. */
export const REFRESH_GRACE_SECONDS = 10;

export interface SessionTimes {
  surface: Surface;
  lastUsedAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  revokedAt: Temporal.Instant | null;
}

/** True while a session may be used: not revoked, not idle for too long, not too old. */
export function isAlive(session: SessionTimes, now: Temporal.Instant): boolean {
  if (session.revokedAt !== null || Temporal.Instant.compare(now, session.expiresAt) >= 0) return false;
  const idleUntil = session.lastUsedAt.add({ seconds: SESSION_LIMITS[session.surface].idleSeconds });
  return Temporal.Instant.compare(now, idleUntil) < 0;
}
