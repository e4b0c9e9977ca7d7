import { and, count, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { ByCurrency } from './run-days.ts';

const { currency, nextInvoiceOn, recurringMinor } = subscriptions;

/** What the index `subscriptions_due` holds up to a day; `after`: only what is due later than that day. */
export const dueBy = (ctx: QueryContext, on: Temporal.PlainDate, after?: Temporal.PlainDate): SQL | undefined =>
  and(
    eq(subscriptions.tenantId, ctx.tenant.id),
    inArray(subscriptions.status, ['active', 'past_due']),
    lte(nextInvoiceOn, on),
    after === undefined ? undefined : gt(nextInvoiceOn, after),
  );

/** How many renewals are due by the end of a day, and the prices of one period of each. */
export async function countDue(
  ctx: QueryContext,
  on: Temporal.PlainDate,
  after?: Temporal.PlainDate,
): Promise<ByCurrency> {
  const rows = await ctx.tx
    .select({ currency, count: count(), minor: sql<string>`sum(${recurringMinor})::text` })
    .from(subscriptions)
    .where(dueBy(ctx, on, after))
    .groupBy(currency);
  return new Map(rows.map((row) => [row.currency, { count: row.count, minor: BigInt(row.minor) }]));
}

/**
 * A name for exactly what is due now: who is billed, from which period on, at which terms. It is another one as soon as
 * anything of that changes, or the day does. `only` narrows it to some subscriptions.
 */
export async function snapshotOfDue(ctx: QueryContext, only?: readonly string[]): Promise<string> {
  const of = subscriptions;
  const [row] = await ctx.tx
    .select({
      count: count(),
      sum: sql<string>`coalesce(sum(hashtextextended(row(${of.id}, ${of.clientId}, ${of.description}, ${currency},
        ${of.quantity}, ${recurringMinor}, ${of.cycle}, ${of.taxCategory}, ${of.anchorOn}, ${of.periodsInvoiced},
        ${nextInvoiceOn}, ${of.endsOn}, ${of.pauseOn}, ${of.history}, ${of.terms})::text, 0)::numeric), 0)::text`,
    })
    .from(subscriptions)
    .where(and(dueBy(ctx, ctx.today), only === undefined ? undefined : inArray(of.id, [...only])));
  return `${ctx.today.toString()}.${row?.count ?? 0}.${row?.sum ?? 0}`;
}
