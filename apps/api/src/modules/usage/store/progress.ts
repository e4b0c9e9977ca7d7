import { and, asc, eq, inArray } from 'drizzle-orm';
import { usageProgress } from '#db/schema/usage.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';

export type ProgressRow = typeof usageProgress.$inferSelect;

const oneProgress = (ctx: QueryContext, subscriptionId: string) =>
  and(eq(usageProgress.tenantId, ctx.tenant.id), eq(usageProgress.subscriptionId, subscriptionId));

/** How far usage is; null where nothing is measured. */
export async function readProgress(ctx: QueryContext, subscriptionId: string): Promise<ProgressRow | null> {
  const [row] = await ctx.tx.select().from(usageProgress).where(oneProgress(ctx, subscriptionId));
  return row ?? null;
}

/** The rows, locked in the order of their ids until the end of the transaction. */
export async function lockProgress(ctx: CommandContext, subscriptionIds: readonly string[]): Promise<ProgressRow[]> {
  if (subscriptionIds.length === 0) return [];
  return ctx.tx
    .select()
    .from(usageProgress)
    .where(and(eq(usageProgress.tenantId, ctx.tenant.id), inArray(usageProgress.subscriptionId, [...subscriptionIds])))
    .orderBy(asc(usageProgress.subscriptionId))
    .for('update');
}

export async function setProgress(
  ctx: CommandContext,
  subscriptionId: string,
  change: Partial<Omit<ProgressRow, 'tenantId' | 'subscriptionId' | 'clientId'>>,
): Promise<void> {
  await ctx.tx.update(usageProgress).set(change).where(oneProgress(ctx, subscriptionId));
}

/**
 * What to write where something turns out about days that may be billed already: it is corrected with the next billing,
 * or at once where no further one comes.
 */
export function afterNews(
  { billedTo, lateFrom, dueOn }: Pick<ProgressRow, 'billedTo' | 'lateFrom' | 'dueOn'>,
  of: { day: Temporal.PlainDate; today: Temporal.PlainDate; isUrgent: boolean },
) {
  const isLate = billedTo !== null && Temporal.PlainDate.compare(of.day, billedTo) < 0;
  if (!isLate) return { lateFrom, dueOn };
  const earliest = lateFrom !== null && Temporal.PlainDate.compare(lateFrom, of.day) < 0 ? lateFrom : of.day;
  return { lateFrom: earliest, dueOn: of.isUrgent || dueOn === null ? of.today : dueOn };
}
