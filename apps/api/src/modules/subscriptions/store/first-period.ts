import { and, eq, inArray } from 'drizzle-orm';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { type Period, periodAt } from '#modules/billing/core/index.ts';
import { recurrenceOf } from '../core/periods.ts';

/** The first period of each subscription that has begun and is paid again and again. */
export async function firstPeriods(
  ctx: QueryContext,
  subscriptionIds: readonly string[],
): Promise<ReadonlyMap<string, Period>> {
  if (subscriptionIds.length === 0) return new Map();
  const rows = await ctx.tx
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.tenantId, ctx.tenant.id), inArray(subscriptions.id, [...subscriptionIds])));
  return new Map(
    rows.flatMap(({ id, anchorOn, cycle, history }): [string, Period][] => {
      const sold = history?.sold;
      const first = sold === undefined ? { anchorOn, cycle } : { anchorOn: sold.anchorOn, cycle: sold.cycle };
      if (first.anchorOn === null || first.cycle === 'one_time') return [];
      const on = Temporal.PlainDate.from(first.anchorOn);
      return [[id, periodAt(recurrenceOf({ anchorOn: on, cycle: first.cycle }), 0)]];
    }),
  );
}
