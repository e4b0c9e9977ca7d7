import type { Caller } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { accountKey, networkOf } from '#lib/ratelimit/keys.ts';
import type { GrowingDelay, RateLimit } from '#lib/ratelimit/rate-limit.ts';
import type { Services } from '#lib/services.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { isKnownNetwork } from './store/known-networks.ts';

/** One account from one network: five failures, then waits of 15 s, 30 s, a minute … up to a quarter of an hour. */
export const GUESS_DELAY: GrowingDelay = { free: 5, firstSeconds: 15, longestSeconds: 900, forgetSeconds: 86_400 };

/** All accounts from one network: one password tried at many. */
const PER_NETWORK: RateLimit = { by: 'ip', points: 20, seconds: 900 };

/** One account from all networks: guesses spread over many machines. Networks that the person uses are let through. */
export const PER_ACCOUNT: RateLimit = { by: 'account', points: 60, seconds: 3600 };

/**
 * Runs a login under these limits. Throws `request.rate_limited` with the seconds to wait, by what was typed alone: an
 * address that nobody has is slowed down in the same way. A login that succeeds counts nowhere.
 */
export async function guardLogin<T>(
  of: { services: Services; caller: Caller; email: string },
  run: () => Promise<T>,
): Promise<T> {
  const { services, caller } = of;
  const { limiter } = services;
  const ip = caller.origin.ip ?? 'none';
  const key = (...parts: string[]) => [caller.tenantId, 'identity.log_in', ...parts].join(':');
  const network = key('ip', networkOf(ip));
  const account = key('account', accountKey(of.email));
  const pair = key('pair', accountKey(of.email), networkOf(ip));
  await limiter.take(network, PER_NETWORK);
  try {
    await limiter.attempt(pair, GUESS_DELAY);
    await takeOfAccount(of, { account, ip });
  } catch (error) {
    // Refused is not tried: one account that waits must not use up what the network's other people have.
    await limiter.giveBack(network, PER_NETWORK);
    throw error;
  }
  const result = await run();
  await Promise.all([
    limiter.succeeded(pair, GUESS_DELAY),
    limiter.giveBack(account, PER_ACCOUNT),
    limiter.giveBack(network, PER_NETWORK),
  ]);
  return result;
}

async function takeOfAccount(
  { services, caller, email }: { services: Services; caller: Caller; email: string },
  { account, ip }: { account: string; ip: string },
): Promise<void> {
  try {
    await services.limiter.take(account, PER_ACCOUNT);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { tenantId } = caller;
    const scope = { tenantId, clientId: null, isReadOnly: true };
    const now = services.clock.real();
    const isKnown = await withTenant(services.db, scope, (tx) =>
      isKnownNetwork({ tx, tenant: { id: tenantId } }, { email, ip, now }),
    );
    if (!isKnown) throw error;
  }
}
