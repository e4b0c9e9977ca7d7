import { and, eq, sql } from 'drizzle-orm';
import { effectAttempts, effects } from '#db/schema/kernel.ts';
import type { CommandContext } from '#lib/command/context.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import type { Kernel } from '#lib/services.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import type { Effect, EffectHandler, EffectResult, Performed, Probed } from './handler.ts';
import { nextState } from './next-state.ts';

declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'effect.parked': { effectId: string };
    'effect.changed': { effectId: string; resourceKind: string; resourceId: string };
  }
}

export interface EffectRef {
  tenantId: string;
  effectId: string;
}

type Step = 'perform' | 'probe';
type Leased = { effect: Effect; step: Step; token: string; requestId: string };

// The lease outlives the call, so that two workers never talk about one effect at the same time.
const LEASE_MARGIN_MS = 15_000;

/**
 * Takes one step with an effect: lease it (committed before the call), call, record. Safe to run any number of times
 * and in any number of processes; a lost worker leaves `sending` with an expired lease, which is probed first.
 */
export async function runEffect(
  kernel: Kernel,
  handlers: ReadonlyMap<string, EffectHandler>,
  ref: EffectRef,
): Promise<void> {
  const leased = await lease(kernel, handlers, ref);
  if (!leased) return;
  const handler = handlers.get(leased.effect.kind);
  if (!handler) return;
  const startedAt = kernel.clock.real();
  const outcome = await call(kernel, handler, leased);
  const durationMs = Math.round(kernel.clock.real().since(startedAt).total('milliseconds'));
  await record(kernel, handler, leased, { ...outcome, startedAt, durationMs });
}

async function lease(
  kernel: Kernel,
  handlers: ReadonlyMap<string, EffectHandler>,
  ref: EffectRef,
): Promise<Leased | null> {
  return withTenant(kernel.db, { tenantId: ref.tenantId, clientId: null }, async (tx) => {
    const [row] = await tx
      .select()
      .from(effects)
      .where(
        and(
          eq(effects.tenantId, ref.tenantId),
          eq(effects.id, ref.effectId),
          sql`((${effects.state} in ('planned', 'unknown') and ${effects.nextAt} <= clock_timestamp()) or ${effects.state} = 'sending')`,
          sql`(${effects.leaseUntil} is null or ${effects.leaseUntil} < clock_timestamp())`,
        ),
      )
      .for('update', { skipLocked: true });
    const handler = row && handlers.get(row.kind);
    if (!row || !handler) return null;
    const step: Step = row.state === 'planned' ? 'perform' : 'probe';
    const token = newId();
    await tx
      .update(effects)
      .set({
        state: step === 'perform' ? 'sending' : 'unknown',
        attempts: row.attempts + 1,
        leaseToken: token,
        leaseUntil: sql`clock_timestamp() + make_interval(secs => ${(handler.deadlineMs + LEASE_MARGIN_MS) / 1000})`,
        firstSentAt: row.firstSentAt ?? (step === 'perform' ? kernel.clock.real() : null),
      })
      .where(and(eq(effects.tenantId, ref.tenantId), eq(effects.id, ref.effectId)));
    return {
      effect: { ...row, payload: textPayload(row.payload), attempts: row.attempts + 1 },
      step,
      token,
      requestId: row.requestId,
    };
  });
}

function textPayload(payload: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

type Outcome = {
  result: EffectResult | { status: 'absent' } | { status: 'dropped' };
  exchanges: Performed['exchanges'];
};

async function call(kernel: Kernel, handler: EffectHandler, { effect, step, requestId }: Leased): Promise<Outcome> {
  let prepared: unknown;
  try {
    prepared = await runAsSystem(kernel, { tenantId: effect.tenantId, name: 'effects', requestId }, (ctx) =>
      handler.prepare(ctx, effect),
    );
  } catch (error) {
    // Nothing was sent by this step; a probe that cannot be prepared leaves the question open.
    kernel.log.error({ effectId: effect.id, err: error }, 'effect could not be prepared');
    const safeMessage = 'The call could not be prepared; see the log.';
    if (step === 'perform')
      return { result: { status: 'failed', class: 'transient', code: 'prepare_failed', safeMessage }, exchanges: [] };
    return { result: { status: 'unknown', code: 'prepare_failed', safeMessage }, exchanges: [] };
  }
  if (prepared === null) {
    if (step === 'perform') return { result: { status: 'dropped' }, exchanges: [] };
    return {
      result: {
        status: 'unknown',
        code: 'no_longer_wanted',
        safeMessage: 'The wish changed while the outcome is open.',
      },
      exchanges: [],
    };
  }
  try {
    const answer: Performed | Probed =
      step === 'perform' ? await handler.perform(prepared, effect) : await handler.probe(prepared, effect);
    return answer;
  } catch (error) {
    kernel.log.error({ effectId: effect.id, err: error }, 'effect call broke off');
    return {
      result: { status: 'unknown', code: 'broke_off', safeMessage: 'The call broke off without an answer.' },
      exchanges: [],
    };
  }
}

async function record(
  kernel: Kernel,
  handler: EffectHandler,
  leased: Leased,
  outcome: Outcome & { startedAt: Temporal.Instant; durationMs: number },
): Promise<void> {
  const { effect, step, token, requestId } = leased;
  await runAsSystem(kernel, { tenantId: effect.tenantId, name: 'effects', requestId }, async (ctx) => {
    const mine = and(eq(effects.tenantId, effect.tenantId), eq(effects.id, effect.id));
    const [row] = await ctx.tx
      .select({ id: effects.id })
      .from(effects)
      .where(and(mine, eq(effects.leaseToken, token)))
      .for('update');
    // Another worker took over after our lease ran out: its probe decides.
    if (!row) return;
    const { result } = outcome;
    if (result.status === 'dropped') {
      await ctx.tx
        .update(effects)
        .set({
          state: 'failed',
          leaseToken: null,
          leaseUntil: null,
          lastCode: 'no_longer_wanted',
          finishedAt: ctx.realNow,
        })
        .where(mine);
      return;
    }
    await ctx.tx.insert(effectAttempts).values({
      tenantId: effect.tenantId,
      id: ctx.newId(),
      effectId: effect.id,
      number: effect.attempts,
      step,
      outcome: result.status,
      code: 'code' in result ? result.code : null,
      message: 'safeMessage' in result ? result.safeMessage : null,
      exchanges: outcome.exchanges,
      durationMs: outcome.durationMs,
      startedAt: outcome.startedAt,
    });
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
      .where(mine);
    announce(ctx, effect, state === 'parked');
  });
}

function announce(ctx: CommandContext, effect: Effect, isParked: boolean): void {
  const about = { clientId: effect.clientId };
  ctx.emit(
    'effect.changed',
    { effectId: effect.id, resourceKind: effect.resourceKind, resourceId: effect.resourceId },
    about,
  );
  if (isParked) ctx.emit('effect.parked', { effectId: effect.id }, about);
}
