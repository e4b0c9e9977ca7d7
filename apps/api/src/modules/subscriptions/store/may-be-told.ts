import { BILLING_CYCLES } from '@panel1/shared-types';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { subscriptions } from '#db/schema/subscriptions.ts';
import { subscriptionNotices } from '#db/schema/subscriptions-lifecycle.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { cycleMonths } from '#lib/time/periods.ts';
import { LONGEST_LEAD, SHORTEST_TERM } from '../core/notice-rules.ts';

const LONG_TERMS = BILLING_CYCLES.filter((cycle) => cycle !== 'one_time' && cycleMonths(cycle) >= SHORTEST_TERM);

/** Ids of subscriptions, in their order, of which a renewal may have to be told: the command looks closely. */
export async function mayBeTold(ctx: QueryContext, of: { after: string | null; limit: number }): Promise<string[]> {
  const { tenantId, id, status, cycle, contract, paidUntil, endsOn, pauseOn } = subscriptions;
  const isNear = and(inArray(cycle, LONG_TERMS), gt(paidUntil, ctx.today), lte(paidUntil, horizon(ctx)));
  // One notice tells of one renewal: who was told of what is still to come waits for the next.
  const isTold = sql`exists (select from ${subscriptionNotices} told where told.tenant_id = ${tenantId}
    and told.subscription_id = ${id} and told.due_on > ${ctx.today.toString()}::date)`;
  const rows = await ctx.tx
    .select({ id })
    .from(subscriptions)
    .where(
      and(
        ...[eq(tenantId, ctx.tenant.id), eq(status, 'active'), isNull(endsOn), isNull(pauseOn)],
        or(isNear, isNotNull(contract)),
        sql`not ${isTold}`,
        of.after === null ? undefined : gt(id, of.after),
      ),
    )
    .orderBy(asc(id))
    .limit(of.limit);
  return rows.map((row) => row.id);
}

const horizon = ({ today }: QueryContext) => today.add({ days: LONGEST_LEAD + 1 });
