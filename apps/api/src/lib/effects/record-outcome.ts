import { and, eq, type SQL, sql } from 'drizzle-orm';
import { effectAttempts, effects } from '#db/schema/outbox.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import type { Effect, EffectHandler, EffectResult, Performed } from './handler.ts';
import { nextState } from './next-state.ts';

declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'effect.parked': { effectId: string };
    'effect.changed': { effectId: string; resourceKind: string; resourceId: string };
  }
}

export type Step = 'perform' | 'probe';
export type Leased = { effect: Effect; step: Step; token: string; requestId: string; isLostCause: boolean };
type Answer = EffectResult | { status: 'absent' };
export type Outcome = { result: Answer | { status: 'dropped' }; exchanges: Performed['exchanges'] };
type Timed = Leased & Outcome & { startedAt: Temporal.Instant; durationMs: number };

/** Writes what a step found: the attempt, the new state, and the handler's own rows, in one transaction. */
export async function recordOutcome(kernel: Kernel, handler: EffectHandler, timed: Timed): Promise<void> {
  const { effect, token, requestId, result } = timed;
  const mine = and(eq(effects.tenantId, effect.tenantId), eq(effects.id, effect.id));
  await runAsSystem(kernel, { tenantId: effect.tenantId, name: 'effects', requestId }, async (ctx) => {
    const [row] = await ctx.tx
      .select({ id: effects.id })
      .from(effects)
      .where(and(mine, eq(effects.leaseToken, token)))
      .for('update');
    // Another worker took over after our lease ran out: its probe decides.
    if (!row) return;
    if (result.status === 'dropped') {
      const closed = { state: 'failed', lastCode: 'no_longer_wanted', finishedAt: ctx.realNow } as const;
      await ctx.tx
        .update(effects)
        .set({ ...closed, leaseToken: null, leaseUntil: null })
        .where(mine);
      return;
    }
    await insertAttempt(ctx, timed, result);
    const state = await moveOn(ctx, { effect, handler, result, mine });
    const about = { clientId: effect.clientId };
    const { resourceKind, resourceId } = effect;
    ctx.emit('effect.changed', { effectId: effect.id, resourceKind, resourceId }, about);
    if (state === 'parked') ctx.emit('effect.parked', { effectId: effect.id }, about);
  });
}

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
  of: { effect: Effect; handler: EffectHandler; result: Answer; mine: SQL | undefined },
) {
  const { effect, handler, result } = of;
  const ageHours = effect.firstSentAt ? ctx.realNow.since(effect.firstSentAt).total('hours') : 0;
  const next = nextState(result, { attempts: effect.attempts, ageHours, random: Math.random() });
  const settledAs =
    next.isSettled && result.status !== 'absent' ? await handler.settle(ctx, effect, result) : undefined;
  const state = result.status === 'failed' && next.isSettled ? (settledAs ?? 'failed') : next.state;
  await ctx.tx
    .update(effects)
    .set({
      state,
      leaseToken: null,
      leaseUntil: null,
      nextAt: sql`clock_timestamp() + make_interval(secs => ${next.delayMs / 1000})`,
      ...('remoteRef' in result && result.remoteRef !== undefined ? { providerRef: result.remoteRef } : {}),
      lastCode: 'code' in result ? result.code : result.status,
      lastMessage: 'safeMessage' in result ? result.safeMessage : null,
      finishedAt: state === 'succeeded' || state === 'failed' ? ctx.realNow : null,
    })
    .where(of.mine);
  return state;
}
