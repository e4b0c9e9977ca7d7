import { failure } from '@panel1/plugin-sdk';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { effectAttempts, effects } from '#db/schema/outbox.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import type { EffectResult, Performed } from './handler.ts';
import type { Leased } from './lease.ts';
import { type Next, nextState } from './next-state.ts';

declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'effect.parked': { effectId: string };
    'effect.changed': { effectId: string; resourceKind: string; resourceId: string };
  }
}

type Answer = EffectResult | { status: 'absent' };
export interface Outcome {
  result: Answer | { status: 'dropped' };
  exchanges: Performed['exchanges'];
  /** True when a second call does no harm while the first may still be under way. */
  isRepeatable: boolean;
}
type Timed = Leased & Outcome & { startedAt: Temporal.Instant; durationMs: number };

/**
 * Writes what a step found: the attempt, the new state, and the handler's own rows, in one transaction. A worker whose
 * lease is another's by now writes nothing.
 */
export async function recordOutcome(kernel: Kernel, timed: Timed): Promise<void> {
  const { effect, token, requestId, result } = timed;
  const mine = and(eq(effects.tenantId, effect.tenantId), eq(effects.id, effect.id));
  await runAsSystem(kernel, { tenantId: effect.tenantId, name: 'effects', requestId }, async (ctx) => {
    const until = timed.earlierCallUntil?.toString() ?? null;
    const [row] = await ctx.tx
      .select({
        earlierCallMs: sql`greatest(0, extract(epoch from ${until}::timestamptz - clock_timestamp()) * 1000)`.mapWith(
          Number,
        ),
      })
      .from(effects)
      .where(and(mine, eq(effects.leaseToken, token)))
      .for('update');
    if (!row) {
      kernel.log.warn({ effectId: effect.id }, 'another worker took an effect over; this answer is dropped');
      return;
    }
    const { earlierCallMs } = row;
    if (result.status === 'dropped' && earlierCallMs === 0) {
      const closed = { state: 'failed', lastCode: 'no_longer_wanted', finishedAt: ctx.realNow } as const;
      await ctx.tx
        .update(effects)
        .set({ ...closed, leaseToken: null, leaseUntil: null, callEndsAt: null })
        .where(mine);
      return;
    }
    const answer = result.status === 'dropped' ? NOT_WANTED : result;
    await insertAttempt(ctx, timed, answer);
    const state = await moveOn(ctx, timed, { answer, mine, earlierCallMs });
    const about = { clientId: effect.clientId };
    const { resourceKind, resourceId } = effect;
    ctx.emit('effect.changed', { effectId: effect.id, resourceKind, resourceId }, about);
    if (state === 'parked') ctx.emit('effect.parked', { effectId: effect.id }, about);
  });
}

const NOT_WANTED: Answer = failure(
  'validation',
  'no_longer_wanted',
  'It is not wanted any more, but an earlier call may still be under way.',
);

async function insertAttempt(ctx: CommandContext, timed: Timed, result: Answer): Promise<void> {
  await ctx.tx.insert(effectAttempts).values({
    tenantId: timed.effect.tenantId,
    id: ctx.newId(),
    effectId: timed.effect.id,
    number: timed.effect.attempts,
    step: timed.step,
    outcome: result.status,
    code: 'code' in result ? result.code : null,
    message: 'safeMessage' in result ? result.safeMessage : null,
    exchanges: timed.exchanges,
    durationMs: timed.durationMs,
    startedAt: timed.startedAt,
  });
}

async function moveOn(
  ctx: CommandContext,
  timed: Timed,
  of: { answer: Answer; mine: SQL | undefined; earlierCallMs: number },
): Promise<Next['state']> {
  const { effect, handler, isRepeatable } = timed;
  const { answer, earlierCallMs } = of;
  const ageHours = effect.firstSentAt ? ctx.realNow.since(effect.firstSentAt).total('hours') : 0;
  const facts = { attempts: effect.attempts, ageHours, random: Math.random(), earlierCallMs, isRepeatable };
  const next = nextState(answer, facts);
  const settledAs =
    next.isSettled && answer.status !== 'absent' ? await handler.settle(ctx, effect, answer) : undefined;
  const state = answer.status === 'failed' && next.isSettled ? (settledAs ?? 'failed') : next.state;
  await ctx.tx
    .update(effects)
    .set({
      state,
      leaseToken: null,
      leaseUntil: null,
      ...(isAnswered(timed) ? { callEndsAt: earlierCallMs > 0 ? timed.earlierCallUntil : null } : {}),
      nextAt: sql`clock_timestamp() + make_interval(secs => ${next.delayMs / 1000})`,
      ...('remoteRef' in answer && answer.remoteRef !== undefined ? { providerRef: answer.remoteRef } : {}),
      lastCode: 'code' in answer ? answer.code : answer.status,
      lastMessage: 'safeMessage' in answer ? answer.safeMessage : null,
      finishedAt: state === 'succeeded' || state === 'failed' ? ctx.realNow : null,
    })
    .where(of.mine);
  return state;
}

/** The provider answered the call itself: it is under way no more. */
const isAnswered = ({ step, result }: Timed): boolean => step === 'perform' && result.status !== 'unknown';
