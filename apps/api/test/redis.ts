import * as z from 'zod/mini';
import { askTestServices } from './services/client.ts';

/**
 * URL of a Redis (REDIS_URL, else `redis-server` on PATH), or undefined where there is none: such tests are skipped with
 * `describe.skipIf(redis === undefined)`. Under CI=true a missing one is an error.
 */
export async function redisForTests(): Promise<string | undefined> {
  return z.nullable(z.string()).parse(await askTestServices('/redis')) ?? undefined;
}
