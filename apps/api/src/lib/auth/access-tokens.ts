import { SURFACES, type Surface } from '@panel1/shared-types';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { newId } from '#lib/ids/new-id.ts';
import type { Clock } from '#lib/time/clock.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Seconds that an access token lives. */
export const ACCESS_TOKEN_SECONDS = 300;
const LONGEST_TOKEN = 4096;
const SKEW_SECONDS = 30;

/** Who a token speaks for. Permissions are not in it: they are read again, so that a change counts at once. */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  tenantId: string;
  surface: Surface;
  /** The client account that a portal user works in. */
  clientId: string | null;
  /** The user's permission epoch when it was issued. */
  epoch: number;
}

export interface AccessTokens {
  sign(claims: AccessClaims): Promise<string>;
  /** The claims of a token that we signed and that is valid now; null for everything else. */
  verify(token: string): Promise<AccessClaims | null>;
  jwks: SigningKeys['jwks'];
}

const payloadSchema = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  tid: z.uuid(),
  cid: z.nullable(z.uuid()),
  epoch: z.int(),
  jti: z.uuid(),
  aud: z.string(),
  exp: z.int(),
});

const audience = (surface: Surface) => `panel1:${surface}`;

/** Access tokens by ES256 (RFC 9068: `at+jwt`). `issuer` is the instance's public origin. */
export function createAccessTokens(keys: SigningKeys, options: { issuer: string; clock: Clock }): AccessTokens {
  const { issuer, clock } = options;
  const remembered = createMemory(clock);
  return {
    async sign({ userId, sessionId, tenantId, surface, clientId, epoch }) {
      const { id, key } = await keys.current();
      const now = Math.floor(clock.real().epochMilliseconds / 1000);
      return new SignJWT({ sid: sessionId, tid: tenantId, cid: clientId, epoch })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: id })
        .setIssuer(issuer)
        .setAudience(audience(surface))
        .setSubject(userId)
        .setJti(newId())
        .setIssuedAt(now)
        .setExpirationTime(now + ACCESS_TOKEN_SECONDS)
        .sign(key);
    },
    async verify(token) {
      if (token.length > LONGEST_TOKEN) return null;
      const before = remembered.get(token);
      if (before) return before;
      const verified = await jwtVerify(token, (header) => ownKey(keys, header.kid), {
        algorithms: ['ES256'],
        typ: 'at+jwt',
        issuer,
        audience: SURFACES.map(audience),
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(clock.real().epochMilliseconds),
        requiredClaims: ['exp', 'iat', 'sub', 'jti'],
      }).catch(refused);
      const read = z.safeParse(payloadSchema, verified?.payload);
      if (!read.success) return null;
      const { sub: userId, sid: sessionId, tid: tenantId, cid: clientId, epoch, aud, exp } = read.data;
      const surface = SURFACES.find((known) => audience(known) === aud);
      if (!surface) return null;
      return remembered.keep(token, {
        claims: { userId, sessionId, tenantId, surface, clientId, epoch },
        expiresAt: exp,
      });
    },
    jwks: () => keys.jwks(),
  };
}

const REMEMBERED_SECONDS = 60;
const MOST_REMEMBERED = 10_000;

/**
 * A page sends the same token with every call, and its signature costs more to check than the rest of a small query:
 * what was verified counts for a minute, never beyond its expiry. Sessions and rights are checked apart from it.
 */
function createMemory(clock: Clock) {
  const known = new Map<string, { claims: AccessClaims; until: number }>();
  const now = () => clock.real().epochMilliseconds / 1000;
  return {
    get(token: string): AccessClaims | undefined {
      const found = known.get(token);
      return found && found.until > now() ? found.claims : undefined;
    },
    keep(token: string, { claims, expiresAt }: { claims: AccessClaims; expiresAt: number }): AccessClaims {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(token, { claims, until: Math.min(expiresAt, now() + REMEMBERED_SECONDS) });
      return claims;
    },
  };
}

/** Only our own table says what a key id means; keys or addresses in the token's header are never looked at. */
async function ownKey(keys: SigningKeys, id: string | undefined) {
  const key = id === undefined ? null : await keys.publicKey(id);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}

/** A token that fails a check is no token; a database that fails is an error, or everybody would be logged out. */
function refused(error: unknown): null {
  if (error instanceof errors.JOSEError) return null;
  throw error;
}
