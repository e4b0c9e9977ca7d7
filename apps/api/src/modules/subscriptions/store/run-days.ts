import { and, eq, sql } from 'drizzle-orm';
import { renewalDays, renewalLooks, type StoredFigures } from '#db/schema/subscriptions-stops.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import type { DayFigures, Renewals } from '../core/safety.ts';

/** Renewals by their currency. */
export type ByCurrency = ReadonlyMap<string, Renewals>;

const NOTHING: Renewals = { count: 0, minor: 0n };
const { tenantId, day, currency } = renewalDays;

/** Subscriptions that are renewed, as figures. */
export function figuresOf(rows: readonly { currency: string; recurringMinor: bigint }[]): ByCurrency {
  const sums = new Map<string, Renewals>();
  for (const { currency: of, recurringMinor } of rows) {
    const { count, minor } = sums.get(of) ?? NOTHING;
    sums.set(of, { count: count + 1, minor: minor + recurringMinor });
  }
  return sums;
}

/** What was promised for today, confirmed and billed of it, beside what is due now, by currency. */
export async function readToday(ctx: QueryContext, due: ByCurrency): Promise<DayFigures[]> {
  const rows = await ctx.tx
    .select()
    .from(renewalDays)
    .where(and(eq(tenantId, ctx.tenant.id), eq(day, ctx.today)));
  const known = new Map(rows.map((row) => [row.currency, row]));
  return [...new Set([...known.keys(), ...due.keys()])].sort().map((of) => {
    const row = known.get(of);
    return {
      currency: of,
      predicted: { count: row?.predicted ?? 0, minor: row?.predictedMinor ?? 0n },
      confirmed: { count: row?.confirmed ?? 0, minor: row?.confirmedMinor ?? 0n },
      billed: { count: row?.billed ?? 0, minor: row?.billedMinor ?? 0n },
      due: due.get(of) ?? NOTHING,
    };
  });
}

/** The figures of a day as a question keeps them. */
export const asStored = (figures: readonly DayFigures[]): StoredFigures[] =>
  figures.map((of) => ({
    currency: of.currency,
    predicted: of.predicted.count,
    predictedMinor: of.predicted.minor.toString(),
    found: of.billed.count + of.due.count,
    foundMinor: (of.billed.minor + of.due.minor).toString(),
  }));

/** Counts what was billed today. */
export async function countBilled(ctx: CommandContext, billed: ByCurrency): Promise<void> {
  for (const [of, { count, minor }] of inOrder(billed))
    await ctx.tx
      .insert(renewalDays)
      .values({ tenantId: ctx.tenant.id, day: ctx.today, currency: of, billed: count, billedMinor: minor })
      .onConflictDoUpdate({
        target: [tenantId, day, currency],
        set: { billed: sql`${renewalDays.billed} + ${count}`, billedMinor: sql`${renewalDays.billedMinor} + ${minor}` },
      });
}

/** Counts what staff said of today is meant. */
export async function countConfirmed(ctx: CommandContext, due: ByCurrency): Promise<void> {
  for (const [of, { count, minor }] of inOrder(due))
    await ctx.tx
      .insert(renewalDays)
      .values({ tenantId: ctx.tenant.id, day: ctx.today, currency: of, confirmed: count, confirmedMinor: minor })
      .onConflictDoUpdate({
        target: [tenantId, day, currency],
        set: {
          confirmed: sql`${renewalDays.confirmed} + ${count}`,
          confirmedMinor: sql`${renewalDays.confirmedMinor} + ${minor}`,
        },
      });
}

/** Stores what the index promises for a day to come, in place of what it promised before. */
export async function promise(ctx: CommandContext, on: Temporal.PlainDate, due: ByCurrency): Promise<void> {
  const zero = { predicted: 0, predictedMinor: 0n };
  await ctx.tx
    .update(renewalDays)
    .set(zero)
    .where(and(eq(tenantId, ctx.tenant.id), eq(day, on)));
  for (const [of, { count, minor }] of inOrder(due)) {
    const promised = { predicted: count, predictedMinor: minor };
    await ctx.tx
      .insert(renewalDays)
      .values({ tenantId: ctx.tenant.id, day: on, currency: of, ...promised })
      .onConflictDoUpdate({ target: [tenantId, day, currency], set: promised });
  }
}

// Whoever counts locks the rows in one order.
const inOrder = (all: ByCurrency) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));

/** When the daily run last looked, and by how much the clocks differed; null: never. */
export async function lastLook(ctx: QueryContext): Promise<typeof renewalLooks.$inferSelect | null> {
  const [row] = await ctx.tx.select().from(renewalLooks).where(eq(renewalLooks.tenantId, ctx.tenant.id));
  return row ?? null;
}

/** Notes that the daily run looks now; answers when it did so last. */
export async function look(ctx: CommandContext, skewSeconds: number): ReturnType<typeof lastLook> {
  const before = await lastLook(ctx);
  const now = { lookedAt: ctx.now, lookedOn: ctx.today, skewSeconds };
  await ctx.tx
    .insert(renewalLooks)
    .values({ tenantId: ctx.tenant.id, ...now })
    .onConflictDoUpdate({ target: renewalLooks.tenantId, set: now });
  return before;
}
