import { and, desc, eq, sql } from 'drizzle-orm';
import { effectAttempts, effects } from '#db/schema/outbox.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';

declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    /** A person closed a parked effect: done by hand (`succeeded`) or given up (`failed`). */
    'effect.resolved': { effectId: string; resourceKind: string; resourceId: string };
  }
}

type EffectRow = typeof effects.$inferSelect;

/** The effect about a thing that waits for a person, if any. */
export async function parkedEffectOf(
  ctx: CommandContext,
  resource: { kind: string; id: string },
): Promise<string | undefined> {
  const [row] = await ctx.tx
    .select({ id: effects.id })
    .from(effects)
    .where(
      and(
        eq(effects.tenantId, ctx.tenant.id),
        eq(effects.resourceKind, resource.kind),
        eq(effects.resourceId, resource.id),
        eq(effects.state, 'parked'),
      ),
    )
    .limit(1);
  return row?.id;
}

async function lockEffect(ctx: CommandContext, effectId: string): Promise<EffectRow> {
  const [row] = await ctx.tx.select().from(effects).where(mine(ctx, effectId)).for('update');
  if (!row) throw notFound();
  return row;
}

const mine = (ctx: CommandContext, effectId: string) =>
  and(eq(effects.tenantId, ctx.tenant.id), eq(effects.id, effectId));

/**
 * Lets an effect go on at once, with a fresh count of tries. One whose last answer was definite is sent anew; one whose
 * outcome is open is read first, whatever a person believes. Throws `provisioning.effect_wrong_state`.
 */
export async function retryEffect(ctx: CommandContext, effectId: string): Promise<EffectRow> {
  const row = await lockEffect(ctx, effectId);
  if (row.state !== 'parked' && row.state !== 'planned' && row.state !== 'unknown')
    throw new AppError('provisioning.effect_wrong_state');
  const again = row.state === 'parked' ? await stateAfterParking(ctx, row) : {};
  await ctx.tx
    .update(effects)
    .set({ ...again, nextAt: sql`clock_timestamp()` })
    .where(mine(ctx, effectId));
  tell(ctx, row, 'effect.changed');
  return row;
}

async function stateAfterParking(ctx: CommandContext, row: EffectRow) {
  const [last] = await ctx.tx
    .select({ outcome: effectAttempts.outcome })
    .from(effectAttempts)
    .where(and(eq(effectAttempts.tenantId, ctx.tenant.id), eq(effectAttempts.effectId, row.id)))
    .orderBy(desc(effectAttempts.startedAt), desc(effectAttempts.id))
    .limit(1);
  const isDefinite = last === undefined || last.outcome === 'failed' || last.outcome === 'absent';
  return isDefinite
    ? { state: 'planned' as const, attempts: 0, firstSentAt: null }
    : { state: 'unknown' as const, attempts: 0 };
}

/** Closes a parked effect by a person's word. What it was about is told by `effect.resolved` to the module it is of. */
export async function closeEffect(
  ctx: CommandContext,
  of: { effectId: string; state: 'succeeded' | 'failed'; code: string },
): Promise<EffectRow> {
  const row = await lockEffect(ctx, of.effectId);
  if (row.state !== 'parked') throw new AppError('provisioning.effect_wrong_state');
  await ctx.tx
    .update(effects)
    .set({ state: of.state, lastCode: of.code, finishedAt: ctx.realNow })
    .where(mine(ctx, of.effectId));
  tell(ctx, row, 'effect.changed');
  tell(ctx, row, 'effect.resolved');
  return { ...row, state: of.state };
}

function tell(ctx: CommandContext, row: EffectRow, name: 'effect.changed' | 'effect.resolved'): void {
  const { resourceKind, resourceId, clientId } = row;
  ctx.emit(name, { effectId: row.id, resourceKind, resourceId }, { clientId });
}
