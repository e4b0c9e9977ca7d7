import { done } from '@panel1/plugin-sdk';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runAsSystem } from '#lib/command/execute.ts';
import { defineEffect } from '#lib/effects/handler.ts';
import { openJobs } from '#lib/jobs/jobs.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { openLimiter } from '#lib/ratelimit/limiter.ts';
import { startRelay } from '../src/runtime/relay.ts';
import { startWorkers } from '../src/runtime/workers.ts';
import { redisForTests } from './redis.ts';
import { createWorld, type TestWorld } from './world.ts';

const redis = await redisForTests();
const WAIT = { timeout: 15_000, interval: 50 };

describe.skipIf(redis === undefined)('with Redis', () => {
  let world: TestWorld;
  const errors: Error[] = [];
  const onError = (error: Error) => void errors.push(error);
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const openProcess = () => {
    const opened = openLimiter({ redisUrl: redis, pool: world.kernel.db.platform, onError });
    onTestFinished(() => opened.close());
    return opened.limiter;
  };

  it('two processes count one limit, and PostgreSQL is not asked', async () => {
    const limit = { by: 'ip', points: 3, seconds: 60 } as const;
    const key = `test:${world.tenantId}`;
    const [first, second] = [openProcess(), openProcess()];
    const client = new Redis(redis ?? '');
    onTestFinished(() => client.disconnect());
    // Counted in memory until the connection is there.
    await vi.waitFor(async () => {
      await first.take('warm-up-1', limit);
      await second.take('warm-up-2', limit);
      expect(await client.keys('panel1-limit:*warm-up-*')).toHaveLength(2);
    }, WAIT);
    await first.take(key, limit);
    await second.take(key, limit);
    await second.giveBack(key, limit);
    await first.take(key, limit);
    await second.take(key, limit);
    await expect(first.take(key, limit)).rejects.toThrow('request.rate_limited');
    await expect(second.take(key, limit)).rejects.toThrow('request.rate_limited');
    expect((await world.admin.query('select from rate_limits')).rowCount).toBe(0);
  });

  it('an event reaches its consumer once and an effect that it plans is performed once, a flush in between or not', async () => {
    const client = new Redis(redis ?? '');
    const performed: string[] = [];
    const handler = defineEffect<{ id: string }>({
      kind: 'test.call',
      deadlineMs: 1_000,
      protection: () => 'nothing',
      prepare: async (_ctx, effect) => ({ id: effect.id }),
      async perform({ id }) {
        performed.push(id);
        return { result: done({}), exchanges: [] };
      },
      probe: async () => ({ result: { status: 'absent' as const }, exchanges: [] }),
      settle: async () => undefined,
    });
    const consumer = defineConsumer('test', {
      'client.created': async (ctx, event) => {
        await ctx.planEffect({
          kind: 'test.call',
          businessKey: event.id,
          resource: { kind: 'test', id: event.id },
          clientId: null,
          payload: {},
        });
      },
    });
    const registry = { consumers: [consumer], effects: new Map([[handler.kind, handler]]), schedules: [] };
    const jobs = openJobs({ kind: 'redis', url: redis ?? '' }, onError);
    startWorkers(world.services, registry, jobs);
    const relay = startRelay(world.services, registry, jobs);
    onTestFinished(async () => {
      await relay.stop();
      await jobs.close();
      client.disconnect();
    });
    const tell = () =>
      runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, async (ctx) =>
        ctx.emit('client.created', { clientId: ctx.newId() }),
      );
    await tell();
    await client.flushall();
    await tell();
    await vi.waitFor(async () => {
      const { rows } = await world.admin.query("select state from effects where kind = 'test.call'");
      expect(rows).toEqual([{ state: 'succeeded' }, { state: 'succeeded' }]);
    }, WAIT);
    expect(new Set(performed).size).toBe(2);
    expect(performed).toHaveLength(2);
    expect(await client.keys('{panel1}:*')).not.toEqual([]);
  });
});
