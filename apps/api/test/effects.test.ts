import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { done, failure, type Outcome, rateLimit, uncertain } from '@panel1/plugin-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAsSystem } from '#lib/command/execute.ts';
import { dueEffects } from '#lib/effects/due.ts';
import { defineEffect, type EffectHandler, type EffectResult, type Protection } from '#lib/effects/handler.ts';
import { backOff, MAX_ATTEMPTS, nextState } from '#lib/effects/next-state.ts';
import { effectJobs } from '#lib/effects/orphans.ts';
import { runEffect } from '#lib/effects/run.ts';
import { createRegistry } from '#modules/registry.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => world[Symbol.asyncDispose]());

/** A provider with a journal of its own, the truth that we are compared with. */
function provider(
  answers: {
    perform?: () => Promise<Outcome<Record<string, unknown>>>;
    isLost?: boolean;
    protection?: Protection;
  } = {},
) {
  const journal: string[] = [];
  const settled: EffectResult['status'][] = [];
  const handler: EffectHandler = defineEffect<{ id: string }>({
    kind: 'test.create',
    deadlineMs: 1_000,
    protection: () => answers.protection ?? 'operation_key',
    prepare: async (_ctx, effect) => ({ id: effect.id }),
    async perform({ id }) {
      if (answers.perform) return { result: await answers.perform(), exchanges: [] };
      journal.push(id);
      if (answers.isLost) throw new Error('connection lost after the request was sent');
      return { result: done({}), exchanges: [] };
    },
    async probe({ id }) {
      return { result: journal.includes(id) ? done({}) : { status: 'absent' as const }, exchanges: [] };
    },
    async settle(_ctx, _effect, result) {
      settled.push(result.status);
      return undefined;
    },
  });
  return { journal, settled, handler, handlers: new Map([[handler.kind, handler]]) };
}

const plan = (businessKey: string) =>
  runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, (ctx) =>
    ctx.planEffect({
      kind: 'test.create',
      businessKey,
      resource: { kind: 'test', id: ctx.newId() },
      clientId: null,
      payload: {},
    }),
  );
const row = async (id: string) => (await world.admin.query('select * from effects where id = $1', [id])).rows[0];
const makeDue = (id: string) =>
  world.admin.query(
    "update effects set next_at = now() - interval '1 second', lease_until = now() - interval '1 second' where id = $1",
    [id],
  );
const ref = (effectId: string) => ({ tenantId: world.tenantId, effectId });

describe('an effect', () => {
  it('is one effect however often the same thing is planned', async () => {
    expect(await plan('twice')).toBe(await plan('twice'));
  });

  it('is performed once by ten workers at the same time', async () => {
    const { journal, handlers, settled } = provider();
    const id = await plan('race');
    await Promise.all(Array.from({ length: 10 }, () => runEffect(world.kernel, handlers, ref(id))));
    expect(journal).toEqual([id]);
    expect(settled).toEqual(['done']);
    expect((await row(id)).state).toBe('succeeded');
  });

  it('whose answer was lost is looked up, and not sent again', async () => {
    const { journal, handlers } = provider({ isLost: true });
    const id = await plan('lost');
    await runEffect(world.kernel, handlers, ref(id));
    expect((await row(id)).state).toBe('unknown');
    await makeDue(id);
    await runEffect(world.kernel, handlers, ref(id));
    expect(journal).toEqual([id]);
    expect((await row(id)).state).toBe('succeeded');
  });

  it('whose worker died before the call is probed, found absent, and sent once', async () => {
    const { journal, handlers } = provider();
    const id = await plan('died-before');
    // What a worker that was killed after its lease leaves behind.
    await world.admin.query(
      "update effects set state = 'sending', attempts = 1, lease_until = now() - interval '1 second' where id = $1",
      [id],
    );
    await runEffect(world.kernel, handlers, ref(id));
    expect(journal).toEqual([]);
    await makeDue(id);
    await runEffect(world.kernel, handlers, ref(id));
    expect(journal).toEqual([id]);
    expect((await row(id)).state).toBe('succeeded');
  });

  it('is left alone while another worker holds its lease', async () => {
    const { journal, handlers } = provider();
    const id = await plan('leased');
    await world.admin.query(
      "update effects set state = 'sending', lease_until = now() + interval '1 minute' where id = $1",
      [id],
    );
    await runEffect(world.kernel, handlers, ref(id));
    expect(journal).toEqual([]);
    expect((await dueEffects(world.kernel.db, [...handlers.keys()])).map((effect) => effect.effectId)).not.toContain(
      id,
    );
  });

  it('is parked with an event after eight answers that say nothing', async () => {
    const { handlers } = provider({ perform: async () => uncertain('timeout', 'No answer.') });
    const id = await plan('silent');
    handlers.set('test.create', {
      ...provider().handler,
      perform: async () => ({ result: uncertain('timeout', 'No answer.'), exchanges: [] }),
      probe: async () => ({ result: uncertain('timeout', 'No answer.'), exchanges: [] }),
    });
    for (let round = 0; round < MAX_ATTEMPTS; round += 1) {
      await makeDue(id);
      await runEffect(world.kernel, handlers, ref(id));
    }
    expect((await row(id)).state).toBe('parked');
    const events = await world.admin.query(
      "select 1 from outbox_events where name = 'effect.parked' and payload->>'effectId' = $1",
      [id],
    );
    expect(events.rows).toHaveLength(1);
  });

  it('whose answer can never be recorded is parked, and not probed without end', async () => {
    const { journal, handler } = provider();
    const broken: EffectHandler = {
      ...handler,
      settle: async () => {
        throw new Error('settling failed');
      },
    };
    const id = await plan('unrecordable');
    for (let round = 0; round < MAX_ATTEMPTS; round += 1) {
      await makeDue(id);
      await runEffect(world.kernel, new Map([[broken.kind, broken]]), ref(id));
    }
    expect(journal).toEqual([id]);
    expect(await row(id)).toMatchObject({ state: 'parked', last_code: 'record_failed' });
  });

  it('whose worker dies at it again and again is parked with an event, and ends no ninth worker', async () => {
    const { journal, handlers } = provider();
    const id = await plan('deadly');
    // What a worker that died leaves behind, for the eighth time.
    await world.admin.query(
      "update effects set state = 'sending', attempts = $2, lease_token = uuidv7() where id = $1",
      [id, MAX_ATTEMPTS],
    );
    await makeDue(id);
    await runEffect(world.kernel, handlers, ref(id));
    expect(await row(id)).toMatchObject({ state: 'parked', last_code: 'worker_lost' });
    expect(journal).toEqual([]);
  });

  it('of a kind that nobody here knows takes no room, and is parked with an event after an hour', async () => {
    const { handlers } = provider();
    const [id, fresh] = [await plan('orphan'), await plan('orphan-fresh')];
    await world.admin.query("update effects set kind = 'test.unknown' where id = any($1)", [[id, fresh]]);
    await world.admin.query("update effects set next_at = now() - interval '61 minutes' where id = $1", [id]);
    const kinds = [...handlers.keys()];
    expect((await dueEffects(world.kernel.db, kinds)).map(({ effectId }) => effectId)).not.toContain(id);
    const [job] = effectJobs(kinds);
    await job?.run(world.kernel, world.tenantId);
    expect(await row(id)).toMatchObject({ state: 'parked', last_code: 'no_handler' });
    expect(await row(fresh)).toMatchObject({ state: 'planned' });
    const events = await world.admin.query(
      "select 1 from outbox_events where name = 'effect.parked' and payload->>'effectId' = $1",
      [id],
    );
    expect(events.rows).toHaveLength(1);
  });

  it('keeps a redacted record of every try', async () => {
    const { handlers } = provider({
      perform: async () => failure('validation', 'domain_taken', 'The domain is taken.'),
    });
    const id = await plan('refused');
    await runEffect(world.kernel, handlers, ref(id));
    const { rows } = await world.admin.query(
      'select step, outcome, code, message from effect_attempts where effect_id = $1',
      [id],
    );
    expect(rows).toEqual([
      { step: 'perform', outcome: 'failed', code: 'domain_taken', message: 'The domain is taken.' },
    ]);
    expect((await row(id)).state).toBe('failed');
  });
});

describe('an effect whose call may still be under way when its worker is gone', () => {
  /** What a worker leaves that was killed in the middle of a call. */
  async function abandoned(businessKey: string): Promise<string> {
    const id = await plan(businessKey);
    await world.admin.query(
      `update effects set state = 'sending', attempts = 1, lease_token = uuidv7(), first_sent_at = now(),
       lease_until = now() - interval '1 second', call_ends_at = now() + interval '30 seconds' where id = $1`,
      [id],
    );
    return id;
  }
  const endCall = (id: string) =>
    world.admin.query("update effects set call_ends_at = now() - interval '1 second' where id = $1", [id]);
  const secondsToNext = async (id: string) =>
    Number(
      (await world.admin.query('select extract(epoch from next_at - now()) as s from effects where id = $1', [id]))
        .rows[0].s,
    );

  it('is sent again at once where something keeps the second call from doing it twice', async () => {
    const { journal, handlers } = provider({ protection: 'natural_key' });
    const id = await abandoned('protected');
    await runEffect(world.kernel, handlers, ref(id));
    expect(await row(id)).toMatchObject({ state: 'planned', last_code: 'absent' });
    await makeDue(id);
    await runEffect(world.kernel, handlers, ref(id));
    expect(journal).toEqual([id]);
    expect(await row(id)).toMatchObject({ state: 'succeeded' });
  });

  it('is not sent again before the call must have ended where nothing does', async () => {
    const { journal, handlers } = provider({ protection: 'nothing' });
    const id = await abandoned('unprotected');
    await runEffect(world.kernel, handlers, ref(id));
    expect(await row(id)).toMatchObject({ state: 'unknown', last_code: 'absent' });
    expect(await secondsToNext(id)).toBeGreaterThan(25);
    expect(journal).toEqual([]);
    await endCall(id);
    for (const _ of ['read again', 'send']) {
      await makeDue(id);
      await runEffect(world.kernel, handlers, ref(id));
    }
    expect(journal).toEqual([id]);
    expect((await row(id)).state).toBe('succeeded');
  });

  it('does not believe a refusal of the second call while the first may yet succeed', async () => {
    const taken = async () => failure('conflict', 'name_taken', 'The name is taken.');
    const { handlers, settled } = provider({ perform: taken });
    const id = await abandoned('overtaken');
    for (const _ of ['read', 'send again']) {
      await makeDue(id);
      await runEffect(world.kernel, handlers, ref(id));
    }
    expect(await row(id)).toMatchObject({ state: 'unknown', last_code: 'name_taken' });
    expect(settled).toEqual([]);
    await endCall(id);
    for (const _ of ['read', 'send again']) {
      await makeDue(id);
      await runEffect(world.kernel, handlers, ref(id));
    }
    expect(await row(id)).toMatchObject({ state: 'failed', last_code: 'name_taken', call_ends_at: null });
    expect(settled).toEqual(['failed']);
  });

  it('belongs to the worker that took it over: the one that stood still writes nothing over it', async () => {
    const answer = Promise.withResolvers<Outcome<Record<string, unknown>>>();
    const first = provider({ perform: () => answer.promise });
    const second = provider();
    const id = await plan('stood-still');
    const still = runEffect(world.kernel, first.handlers, ref(id));
    await expect.poll(async () => (await row(id)).call_ends_at).not.toBeNull();
    second.journal.push(id);
    await makeDue(id);
    await runEffect(world.kernel, second.handlers, ref(id));
    const taken = await row(id);
    answer.resolve(failure('permanent', 'too_late', 'Too late.'));
    await still;
    expect(await row(id)).toEqual(taken);
    expect(taken).toMatchObject({ state: 'succeeded', last_code: 'done' });
    expect([first.settled, second.settled]).toEqual([[], ['done']]);
  });

  it('stays with a living worker however long the call takes', { timeout: 40_000 }, async () => {
    const answer = Promise.withResolvers<Outcome<Record<string, unknown>>>();
    const first = provider({ perform: () => answer.promise });
    const second = provider();
    const id = await plan('long-call');
    const long = runEffect(world.kernel, first.handlers, ref(id));
    await expect.poll(async () => (await row(id)).state).toBe('sending');
    const left = async () =>
      Number(
        (
          await world.admin.query('select extract(epoch from lease_until - now()) as s from effects where id = $1', [
            id,
          ])
        ).rows[0].s,
      );
    expect(await left()).toBeLessThanOrEqual(15);
    // Longer than a lease lasts that nobody renews.
    await sleep(16_000);
    expect(await left()).toBeGreaterThan(5);
    await runEffect(world.kernel, second.handlers, ref(id));
    answer.resolve(done({}));
    await long;
    expect([first.settled, second.settled]).toEqual([['done'], []]);
  });
});

it('every kind of effect says in the README what protects its second call', async () => {
  const readme = await readFile(join(import.meta.dirname, '../src/lib/effects/README.md'), 'utf8');
  const table = readme.split('\n').filter((line) => line.startsWith('| `'));
  const told = table.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([a-z_.]+)`/g)].map(([, kind]) => kind),
  );
  expect(told.toSorted()).toEqual([...createRegistry(world.services).effects.keys()].toSorted());
});

describe('what follows from an answer', () => {
  const of = { attempts: 1, ageHours: 0, random: 0.5, earlierCallMs: 0, isRepeatable: false };
  it('sends again only what surely did not happen', () => {
    expect(nextState(failure('transient', 'busy', 'Busy.'), of).state).toBe('planned');
    expect(nextState(rateLimit(7_000), of)).toMatchObject({ state: 'planned', delayMs: 7_000 });
    expect(nextState({ status: 'absent' }, of)).toMatchObject({ state: 'planned', delayMs: 0 });
    expect(nextState(uncertain('timeout', 'No answer.'), of).state).toBe('unknown');
    expect(nextState(failure('auth', 'denied', 'Denied.'), of)).toMatchObject({ state: 'failed', isSettled: true });
  });

  it('believes a yes at once, and a no only when no earlier call may be under way', () => {
    const open = { ...of, earlierCallMs: 9_000 };
    expect(nextState(done({}), open)).toMatchObject({ state: 'succeeded', isSettled: true });
    for (const no of [
      failure('validation', 'refused', 'Refused.'),
      { status: 'declined' as const, code: 'card_declined', retryable: true, safeMessage: 'Declined.' },
      { status: 'absent' as const },
    ])
      expect(nextState(no, open)).toEqual({ state: 'unknown', delayMs: 9_000, isSettled: false });
    expect(nextState({ status: 'absent' }, { ...open, isRepeatable: true }).state).toBe('planned');
  });

  it('ends with a human after eight tries or a day', () => {
    expect(nextState(uncertain('timeout', 'No answer.'), { ...of, attempts: 8 }).state).toBe('parked');
    expect(nextState({ status: 'absent' }, { ...of, ageHours: 25 }).state).toBe('parked');
  });

  it('waits longer each time, at most ten minutes and a quarter', () => {
    const waits = [1, 2, 3, 30].map((attempts) => backOff(attempts, 0.5));
    expect(waits).toEqual([2_000, 4_000, 8_000, 600_000]);
  });
});
