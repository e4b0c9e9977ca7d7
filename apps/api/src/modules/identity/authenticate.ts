import { createHash } from 'node:crypto';
import type { AccessTokens } from '#lib/auth/access-tokens.ts';
import { isAddressAllowed } from '#lib/auth/ip-list.ts';
import type { Actor } from '#lib/authz/actor.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Services } from '#lib/services.ts';
import { parseApiKey } from './core/api-key-text.ts';
import { ACCESS_CHANGED } from './store/access-changes.ts';
import { followAccessChanges, knownAccess } from './store/known-access.ts';
import { readSessionAccess } from './store/read-access.ts';
import { readApiKeyAccess } from './store/read-api-key.ts';

/** Calls per minute of one key. */
const API_KEY_LIMIT = { by: 'actor', points: 600, seconds: 60 } as const;

/** A process that serves: its services, and the keys of access tokens. */
export interface Access {
  services: Services;
  accessTokens: AccessTokens;
}

/** What a request says about itself. */
export interface Presented {
  tenantId: string;
  /** The Authorization header. */
  authorization: string | undefined;
  ip: string | null;
  /** True for a call that may change something: a staff session is then read again, whatever is remembered. */
  isChange: boolean;
}

/**
 * The actor of a request. No header: a visitor. A header that does not hold: `auth.session_expired`, never a visitor,
 * so that nobody works on without noticing.
 */
export async function authenticate(access: Access, presented: Presented): Promise<Actor> {
  const { authorization } = presented;
  if (authorization === undefined || authorization === '') return { kind: 'anonymous' };
  const [, token] = /^Bearer ([\x21-\x7e]{1,4096})$/.exec(authorization) ?? [];
  if (token === undefined) throw new AppError('auth.session_expired');
  followAccessChanges(access.services, presented.tenantId, ACCESS_CHANGED);
  const actor = token.startsWith('p1_')
    ? await apiKeyActor(access, presented, token)
    : await sessionActor(access, presented, token);
  if (actor === null) throw new AppError('auth.session_expired');
  return actor;
}

async function sessionActor(
  { services: kernel, accessTokens }: Access,
  { tenantId, isChange }: Presented,
  token: string,
): Promise<Actor | null> {
  const claims = await accessTokens.verify(token);
  if (claims?.tenantId !== tenantId) return null;
  const { sessionId, clientId, epoch, surface } = claims;
  const key = `session:${sessionId}:${claims.userId}:${surface}:${clientId ?? ''}`;
  const isFresh = isChange && surface === 'staff';
  const found = await knownAccess({ kernel, tenantId, key, epoch, isFresh }, () => readSessionAccess(kernel, claims));
  return found.actor;
}

async function apiKeyActor({ services: kernel }: Access, presented: Presented, token: string): Promise<Actor | null> {
  const { tenantId, ip } = presented;
  const parts = parseApiKey(token);
  if (!parts) return null;
  // The whole key is in the name: what is remembered of one secret never answers another.
  const key = `key:${createHash('sha256').update(token).digest('base64url')}`;
  const found = await knownAccess({ kernel, tenantId, key, epoch: 0, isFresh: false }, () =>
    readApiKeyAccess(kernel, { tenantId, key: parts }),
  );
  if (found.actor === null || !isAddressAllowed(found.allowedIps, ip)) return null;
  await kernel.limiter.take(`${tenantId}:${key}`, API_KEY_LIMIT);
  return found.actor;
}
