import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { redisForTests } from './redis.ts';

const redis = await redisForTests();

describe.skipIf(redis === undefined)('the Redis of tests', () => {
  it('answers', async () => {
    const client = new Redis(redis ?? '', { maxRetriesPerRequest: 1 });
    try {
      expect(await client.ping()).toBe('PONG');
    } finally {
      client.disconnect();
    }
  });
});
