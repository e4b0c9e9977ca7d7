import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#lib/errors/app-error.ts';
import type { RateLimit } from './rate-limit.ts';

/** Counts calls across all processes of the instance. */
export interface Limiter {
  /** Takes one point; throws `request.rate_limited` with the seconds to wait. */
  take(key: string, limit: RateLimit): Promise<void>;
  /** Gives a point back: what was counted turned out to be no attempt, as a login that succeeded. */
  giveBack(key: string, limit: RateLimit): Promise<void>;
}

type Store = { kind: 'redis'; client: unknown } | { kind: 'postgres'; pool: pg.Pool };
type Counter = RateLimiterPostgres | RateLimiterRedis;

/** Limits in Redis or PostgreSQL; when the store fails the process counts in its own memory, so limits never vanish. */
export function createLimiter(store: Store): Limiter {
  const counters = new Map<string, Counter>();

  function counterOf({ points, seconds }: RateLimit): Counter {
    const id = `${points}/${seconds}`;
    const known = counters.get(id);
    if (known) return known;
    const options = {
      keyPrefix: id,
      points,
      duration: seconds,
      insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
    };
    const made =
      store.kind === 'redis'
        ? new RateLimiterRedis({ ...options, storeClient: store.client })
        : new RateLimiterPostgres({
            ...options,
            storeClient: store.pool,
            storeType: 'pool',
            tableName: 'rate_limits',
            tableCreated: true,
            clearExpiredByTimeout: false,
          });
    counters.set(id, made);
    return made;
  }

  return {
    async take(key, limit) {
      try {
        await counterOf(limit).consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new AppError('request.rate_limited', { retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) });
      }
    },
    async giveBack(key, limit) {
      await counterOf(limit).reward(key);
    },
  };
}
