import { and, eq, max, type SQL, sql } from 'drizzle-orm';
import { effectAttempts, effects } from '#db/schema/outbox.ts';
import { newId } from '#lib/ids/new-id.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import type { Effect, EffectHandler } from './handler.ts';
import { MAX_ATTEMPTS } from './next-state.ts';

export interface EffectRef {
  tenantId: string;
  effectId: string;
}

export type Step = 'perform' | 'probe';

/** The right to take one step with an effect, until the lease runs out or another worker has taken it. */
export interface Leased {
  effect: Effect;
  handler: EffectHandler;
  step: Step;
  /** Who holds the lease: what is written under another token than the row's is refused. */
  token: string;
  requestId: string;
  /** True when worker after worker died at it. */
  isLostCause: boolean;
  /** Until then a call of an earlier worker may still be under way at the provider. */
  earlierCallUntil: Temporal.Instant | null;
}

/** How long a dead worker's effect waits for another one. The live one renews its lease while it works. */
const LEASE_MS = 15_000;
const HEARTBEAT_MS = 5_000;
/** Between the last look at the lease and the call; a process that stood still for longer does not send. */
export const STALL_MS = 5_000;

const fromNow = (ms: number): SQL => sql`clock_timestamp() + make_interval(secs => ${ms / 1000})`;
const rowOf = ({ tenantId, effectId }: EffectRef) => and(eq(effects.tenantId, tenantId), eq(effects.id, effectId));
const heldBy = ({ effect, token }: Leased) =>
  and(rowOf({ tenantId: effect.tenantId, effectId: effect.id }), eq(effects.leaseToken, token));

/** Takes the lease, committed before anything is called. Null when nothing is due or another worker has it. */
export async function takeLease(
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
          rowOf(ref),
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
        leaseUntil: fromNow(LEASE_MS),
        firstSentAt: row.firstSentAt ?? (step === 'perform' ? kernel.clock.real() : null),
      })
      .where(rowOf(ref));
    const effect = { ...row, payload: textPayload(row.payload), attempts: row.attempts + 1 };
    const { requestId, callEndsAt: earlierCallUntil } = row;
    return { effect, handler, step, token, requestId, isLostCause, earlierCallUntil };
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

/**
 * The last look before the call, in a transaction that ends before it: renews the lease and, for a call that changes
 * something, writes down until when it may be under way. False when the lease is another worker's by now.
 */
export async function confirmLease(tx: Tx, leased: Leased): Promise<boolean> {
  const callEndsAt = sql`greatest(${effects.callEndsAt}, ${fromNow(leased.handler.deadlineMs + STALL_MS)})`;
  const confirmed = await tx
    .update(effects)
    .set({ leaseUntil: fromNow(LEASE_MS), ...(leased.step === 'perform' ? { callEndsAt } : {}) })
    .where(heldBy(leased))
    .returning({ id: effects.id });
  return confirmed.length > 0;
}

/** Renews the lease again and again while its worker is alive; `stop` ends that. */
export function keepLease(kernel: Kernel, leased: Leased): { stop(): void } {
  const { tenantId, id: effectId } = leased.effect;
  let isBeating = false;
  async function beat(): Promise<void> {
    if (isBeating) return;
    isBeating = true;
    try {
      await withTenant(kernel.db, { tenantId, clientId: null }, (tx) =>
        tx
          .update(effects)
          .set({ leaseUntil: fromNow(LEASE_MS) })
          .where(heldBy(leased)),
      );
    } catch (error) {
      // Without the database the lease runs out, and another worker reads what became of the call.
      kernel.log.warn({ effectId, err: error }, 'the lease of an effect could not be renewed');
    } finally {
      isBeating = false;
    }
  }
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  return { stop: () => clearInterval(timer) };
}
