import type { Surface } from '@panel1/shared-types';
import { hashPassword, isOutdatedHash, isPassword } from '#lib/auth/password-hash.ts';
import { type Caller, execute } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { startSession } from './commands/start-session.ts';
import { findUserByEmail } from './store/users.ts';

export interface Credentials {
  surface: Surface;
  email: string;
  password: string;
}

/**
 * Checks a password and opens a session. The hash is computed outside any transaction, and just as long for an unknown
 * address, a disabled user and a user without a password; all of them are `auth.bad_credentials`.
 */
export async function logIn(caller: Caller, { surface, email, password }: Credentials) {
  const { kernel, tenantId } = caller;
  const scope = { tenantId, clientId: null, isReadOnly: true };
  const user = await withTenant(kernel.db, scope, (tx) => findUserByEmail({ tx, tenant: { id: tenantId } }, email));
  const stored = user?.passwordHash ?? null;
  const isRight = await isPassword(stored, password);
  if (!user || stored === null || !isRight) throw new AppError('auth.bad_credentials');
  const renewedHash = isOutdatedHash(stored) ? await hashPassword(password) : undefined;
  return execute(caller, startSession, { userId: user.id, surface, verifiedHash: stored, renewedHash });
}
