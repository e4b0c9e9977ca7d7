import { uncertain } from '@panel1/plugin-sdk';
import { and, eq, max, sql } from 'drizzle-orm';
import { effectAttempts, effects } from '#db/schema/outbox.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import type { EffectHandler, Performed, Probed } from './handler.ts';
import { MAX_ATTEMPTS } from './next-state.ts';
import { type Leased, type Outcome, recordOutcome, type Step } from './record-outcome.ts';

export interface EffectRef {
  tenantId: string;
  effectId: string;
}

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
  const outcome = leased.isLostCause ? LOST_CAUSE : await call(kernel, handler, leased);
  const durationMs = Math.round(kernel.clock.real().since(startedAt).total('milliseconds'));
  const timed = { ...leased, ...outcome, startedAt, durationMs };
  try {
    await recordOutcome(kernel, handler, timed);
  } catch (error) {
    // An answer that cannot be recorded is as good as none: it is read again, and after some tries a human looks.
    kernel.log.error({ effectId: leased.effect.id, err: error }, 'the answer of an effect could not be recorded');
    await recordOutcome(kernel, handler, { ...timed, result: UNRECORDED });
  }
}

/** Whatever ends the worker at this call would end the next one too: a person looks instead. */
const LOST_CAUSE: Outcome = {
  result: uncertain('worker_lost', 'The worker ended at this call again and again; see the log.'),
  exchanges: [],
};

const UNRECORDED = uncertain('record_failed', 'The answer could not be recorded; see the log.');

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
    const isLostCause = row.leaseToken !== null && (await silentTries(tx, row)) >= MAX_ATTEMPTS;
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
      isLostCause,
    };
  });
}

/** Tries since the last one that left a record: their workers died. */
async function silentTries(tx: Tx, row: typeof effects.$inferSelect): Promise<number> {
  const [recorded] = await tx
    .select({ last: max(effectAttempts.number) })
    .from(effectAttempts)
    .where(and(eq(effectAttempts.tenantId, row.tenantId), eq(effectAttempts.effectId, row.id)));
  return row.attempts - (recorded?.last ?? 0);
}

function textPayload(payload: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

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
