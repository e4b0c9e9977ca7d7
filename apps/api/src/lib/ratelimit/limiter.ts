import { Redis } from 'ioredis';
import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#lib/errors/app-error.ts';
import { delaySeconds, type GrowingDelay, type RateLimit } from './rate-limit.ts';

/** Counts calls across all processes of the instance. */
export interface Limiter {
  /** Takes one point; throws `request.rate_limited` with the seconds to wait. */
  take(key: string, limit: RateLimit): Promise<void>;
  /** Gives a point back: what was counted turned out to be no attempt, as a login that succeeded. */
  giveBack(key: string, limit: RateLimit): Promise<void>;
  /**
   * Counts an attempt as failed until `succeeded` says otherwise, so that attempts at the same time count, too. Throws
   * `request.rate_limited` with the seconds to wait while a wait runs; what is refused neither counts nor makes the wait
   * longer.
   */
  attempt(key: string, rule: GrowingDelay): Promise<void>;
  /** Forgets the failures of the key, and its wait. */
  succeeded(key: string, rule: GrowingDelay): Promise<void>;
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

  function counterOf({ points, seconds }: Pick<RateLimit, 'points' | 'seconds'>): Counter {
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
      await counterOf(limit).consume(key).catch(refuse);
    },
    async giveBack(key, limit) {
      await counterOf(limit).reward(key);
    },
    async attempt(key, rule) {
      const { failures, wait } = countersOf(rule);
      const { consumedPoints } = await failures.penalty(`${key}:failures`);
      const over = consumedPoints - rule.free;
      if (over < 0) return;
      try {
        // Whoever takes the one place of the wait may try, and starts the next wait.
        await wait.consume(`${key}:wait`, 1, { customDuration: delaySeconds(rule, over) });
      } catch (error) {
        await failures.reward(`${key}:failures`);
        refuse(error);
      }
    },
    async succeeded(key, rule) {
      const { failures, wait } = countersOf(rule);
      await Promise.all([failures.delete(`${key}:failures`), wait.delete(`${key}:wait`)]);
    },
  };

  function countersOf({ free, forgetSeconds, longestSeconds }: GrowingDelay) {
    return {
      failures: counterOf({ points: free, seconds: forgetSeconds }),
      wait: counterOf({ points: 1, seconds: longestSeconds }),
    };
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof RateLimiterRes)) throw error;
  throw new AppError('request.rate_limited', { retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) });
}
