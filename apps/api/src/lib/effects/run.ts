import { uncertain } from '@panel1/plugin-sdk';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import type { EffectHandler } from './handler.ts';
import { confirmLease, type EffectRef, keepLease, type Leased, STALL_MS, takeLease } from './lease.ts';
import { type Outcome, recordOutcome } from './record-outcome.ts';

/**
 * Takes one step with an effect: lease it (committed before the call), call, record. Safe to run any number of times
 * and in any number of processes; a lost worker leaves `sending` with a lease that nobody renews, which is probed first.
 */
export async function runEffect(
  kernel: Kernel,
  handlers: ReadonlyMap<string, EffectHandler>,
  ref: EffectRef,
): Promise<void> {
  const leased = await takeLease(kernel, handlers, ref);
  if (!leased) return;
  const heartbeat = keepLease(kernel, leased);
  try {
    const startedAt = kernel.clock.real();
    const outcome = leased.isLostCause ? LOST_CAUSE : await call(kernel, leased);
    if (outcome === null) return;
    const durationMs = Math.round(kernel.clock.real().since(startedAt).total('milliseconds'));
    await record(kernel, { ...leased, ...outcome, startedAt, durationMs });
  } finally {
    heartbeat.stop();
  }
}

async function record(kernel: Kernel, timed: Parameters<typeof recordOutcome>[1]): Promise<void> {
  try {
    await recordOutcome(kernel, timed);
  } catch (error) {
    // An answer that cannot be recorded is as good as none: it is read again, and after some tries a human looks.
    kernel.log.error({ effectId: timed.effect.id, err: error }, 'the answer of an effect could not be recorded');
    await recordOutcome(kernel, { ...timed, result: UNRECORDED });
  }
}

/** Whatever ends the worker at this call would end the next one too: a person looks instead. */
const LOST_CAUSE: Outcome = {
  result: uncertain('worker_lost', 'The worker ended at this call again and again; see the log.'),
  exchanges: [],
  isRepeatable: false,
};

const UNRECORDED = uncertain('record_failed', 'The answer could not be recorded; see the log.');

/** Prepares and calls. Null when another worker took over before anything was sent: the effect is its own now. */
async function call(kernel: Kernel, leased: Leased): Promise<Outcome | null> {
  const { effect, handler, step, requestId } = leased;
  const from = { tenantId: effect.tenantId, name: 'effects', requestId };
  let prepared: unknown;
  let confirmedAt = 0;
  let isOurs = false;
  try {
    prepared = await runAsSystem(kernel, from, async (ctx) => {
      const value = await handler.prepare(ctx, effect);
      confirmedAt = performance.now();
      isOurs = await confirmLease(ctx.tx, leased);
      return value;
    });
  } catch (error) {
    kernel.log.error({ effectId: effect.id, err: error }, 'effect could not be prepared');
    return notSent(leased, 'prepare_failed', 'The call could not be prepared; see the log.');
  }
  if (!isOurs) return null;
  if (prepared === null) return notWanted(leased);
  if (performance.now() - confirmedAt > STALL_MS)
    return notSent(leased, 'stalled', 'The worker stood still before the call; nothing was sent.');
  const isRepeatable = handler.protection(prepared, effect) !== 'nothing';
  try {
    const answer = step === 'perform' ? await handler.perform(prepared, effect) : await handler.probe(prepared, effect);
    return { ...answer, isRepeatable };
  } catch (error) {
    kernel.log.error({ effectId: effect.id, err: error }, 'effect call broke off');
    const result = uncertain('broke_off', 'The call broke off without an answer.');
    return { result, exchanges: [], isRepeatable };
  }
}

/** Nothing was sent by this step; a probe that was not made leaves the question open. */
function notSent({ step }: Leased, code: string, safeMessage: string): Outcome {
  const open = { exchanges: [], isRepeatable: false };
  if (step === 'probe') return { result: uncertain(code, safeMessage), ...open };
  return { result: { status: 'failed', class: 'transient', code, safeMessage }, ...open };
}

function notWanted({ step }: Leased): Outcome {
  const open = { exchanges: [], isRepeatable: false };
  if (step === 'perform') return { result: { status: 'dropped' }, ...open };
  return { result: uncertain('no_longer_wanted', 'The wish changed while the outcome is open.'), ...open };
}
