import { Redis } from 'ioredis';
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

type Store = { kind: 'redis'; client: Redis } | { kind: 'postgres'; pool: pg.Pool };
type Counter = RateLimiterPostgres | RateLimiterRedis;

/** Limits in Redis where there is one, else in PostgreSQL; `close` gives the connection back. */
export function openLimiter(of: { redisUrl: string | undefined; pool: pg.Pool; onError(error: Error): void }): {
  limiter: Limiter;
  close(): void;
} {
  if (of.redisUrl === undefined)
    return { limiter: createLimiter({ kind: 'postgres', pool: of.pool }), close: () => undefined };
  // A call waits for no lost Redis: it is counted in memory until the connection is back.
  const client = new Redis(of.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  client.on('error', of.onError);
  return { limiter: createLimiter({ kind: 'redis', client }), close: () => client.disconnect() };
}

/** Limits in Redis or PostgreSQL; when the store fails the process counts in its own memory, so limits never vanish. */
export function createLimiter(store: Store): Limiter {
  const counters = new Map<string, Counter>();

  function counterOf({ points, seconds }: RateLimit): Counter {
    const id = `${points}/${seconds}`;
    const known = counters.get(id);
    if (known) return known;
    const options = {
      keyPrefix: store.kind === 'redis' ? `panel1-limit:${id}` : id,
      points,
      duration: seconds,
      insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
    };
    const made =
      store.kind === 'redis'
        ? new RateLimiterRedis({ ...options, storeClient: store.client, rejectIfRedisNotReady: true })
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
