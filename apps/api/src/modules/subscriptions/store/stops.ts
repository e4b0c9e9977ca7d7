import type { StopReason } from '@panel1/shared-types';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { renewalStops, type StopFacts } from '#db/schema/subscriptions-stops.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';

export type StopRow = typeof renewalStops.$inferSelect;

const one = (ctx: QueryContext, stopId: string) =>
  and(eq(renewalStops.tenantId, ctx.tenant.id), eq(renewalStops.id, stopId));

/** The last question about the run, answered or not; null: there was none yet. */
export async function lastAboutRun(ctx: QueryContext): Promise<StopRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(renewalStops)
    .where(and(eq(renewalStops.tenantId, ctx.tenant.id), eq(renewalStops.kind, 'run')))
    .orderBy(desc(renewalStops.createdAt), desc(renewalStops.id))
    .limit(1);
  return row ?? null;
}

interface NewStop {
  kind: StopRow['kind'];
  reason: StopReason;
  about?: { clientId: string; currency: string };
  facts: StopFacts;
}

/** Asks staff, once: a question that waits already stays as it is. */
export async function stopAndAsk(ctx: CommandContext, { kind, reason, about, facts }: NewStop): Promise<void> {
  const id = ctx.newId();
  const clientId = about?.clientId ?? null;
  const made = await ctx.tx
    .insert(renewalStops)
    .values({
      ...{ tenantId: ctx.tenant.id, id, kind, reason, state: 'waiting', facts },
      ...{ stoppedOn: ctx.today, createdAt: ctx.now },
      ...{ clientId, currency: about?.currency ?? null },
    })
    .onConflictDoNothing()
    .returning({ id: renewalStops.id });
  if (made.length === 0) return;
  ctx.emit('renewals.stopped', { stopId: id }, { clientId });
  const record = { resource: { kind: 'renewal_stop', id }, clientId, detail: { reason } };
  await recordAudit(ctx, [{ action: 'subscriptions.stop_renewals', record }]);
}

/** Throws `request.not_found`. */
export async function getStopRow(ctx: QueryContext, stopId: string): Promise<StopRow> {
  const [row] = await ctx.tx.select().from(renewalStops).where(one(ctx, stopId));
  if (!row) throw notFound();
  return row;
}

/** A question that waits, locked; throws `subscriptions.stop_answered` for one that was answered. */
export async function lockWaitingStop(ctx: CommandContext, stopId: string): Promise<StopRow> {
  const [row] = await ctx.tx.select().from(renewalStops).where(one(ctx, stopId)).for('update');
  if (!row) throw notFound();
  if (row.state !== 'waiting') throw new AppError('subscriptions.stop_answered');
  return row;
}

export async function answerStop(ctx: CommandContext, row: StopRow, state: 'confirmed' | 'refused'): Promise<void> {
  await ctx.tx
    .update(renewalStops)
    .set({ state, decidedAt: ctx.now, decidedByName: actorName(ctx.actor) })
    .where(one(ctx, row.id));
}

/** Keeps the figures of a question that waits as they are now. */
export async function updateFacts(ctx: CommandContext, row: StopRow, facts: StopFacts): Promise<void> {
  await ctx.tx
    .update(renewalStops)
    .set({ facts: { ...row.facts, ...facts } })
    .where(one(ctx, row.id));
}

/** Asks about a client's invoice, or keeps the figures of the question as they are now. One refused at this amount stays. */
export async function askAboutInvoice(
  ctx: CommandContext,
  of: { clientId: string; currency: string; facts: StopFacts & { totalMinor: string } },
): Promise<void> {
  const { clientId, currency, facts } = of;
  const asked = await ctx.tx
    .select()
    .from(renewalStops)
    .where(
      and(
        eq(renewalStops.tenantId, ctx.tenant.id),
        eq(renewalStops.kind, 'invoice'),
        eq(renewalStops.clientId, clientId),
        eq(renewalStops.currency, currency),
        inArray(renewalStops.state, ['waiting', 'refused']),
      ),
    );
  const waiting = asked.find(({ state }) => state === 'waiting');
  if (waiting) return updateFacts(ctx, waiting, facts);
  if (asked.some((stop) => stop.facts.totalMinor === facts.totalMinor)) return;
  await stopAndAsk(ctx, { kind: 'invoice', reason: 'far_above_history', about: { clientId, currency }, facts });
}
