import type { Surface } from '@panel1/shared-types';
import { hashPassword, isOutdatedHash, isPassword } from '#lib/auth/password-hash.ts';
import { type Caller, execute } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { accountKey, networkOf } from '#lib/ratelimit/keys.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { refuseLogin } from './commands/refuse-login.ts';
import { startSession } from './commands/start-session.ts';
import { findUserByEmail } from './store/users.ts';

export interface Credentials {
  surface: Surface;
  email: string;
  password: string;
}

/**
 * Checks a password and opens a session. The hash is computed outside any transaction, and just as long for an unknown
 * address, a disabled user and a user without a password; all of them are `auth.bad_credentials`, and each is a row of
 * the audit trail.
 */
export async function logIn(caller: Caller, { surface, email, password }: Credentials) {
  const { kernel, tenantId } = caller;
  const scope = { tenantId, clientId: null, isReadOnly: true };
  const user = await withTenant(kernel.db, scope, (tx) => findUserByEmail({ tx, tenant: { id: tenantId } }, email));
  const stored = user?.passwordHash ?? null;
  const isRight = await isPassword(stored, password);
  try {
    if (!user || stored === null || !isRight) throw new AppError('auth.bad_credentials');
    const renewedHash = isOutdatedHash(stored) ? await hashPassword(password) : undefined;
    return await execute(caller, startSession, { userId: user.id, surface, verifiedHash: stored, renewedHash });
  } catch (error) {
    if (error instanceof AppError && error.code === 'auth.bad_credentials')
      await execute(ofNetwork(caller), refuseLogin, { surface, userId: user?.id ?? null, account: accountOf(email) });
    throw error;
  }
}

const accountOf = (email: string): string => accountKey(email).slice(0, 12);

/** Whoever guesses has a network, of which one IPv6 address says nothing; the same network is what limits count. */
const ofNetwork = (caller: Caller): Caller => ({
  ...caller,
  idempotencyKey: undefined,
  origin: { ...caller.origin, ip: caller.origin.ip === null ? null : networkOf(caller.origin.ip) },
});
