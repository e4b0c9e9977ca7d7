import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import type { RenewalGroup } from '../core/forecast.ts';
import { monthsOfCycle } from './recurring-sql.ts';

/**
 * What renews next, added up before it is spread over months, so that a million subscriptions become a few rows. A planned
 * change counts with its price, rhythm and dates; what was cancelled to the end of its period does not renew.
 */
export async function renewalGroups(ctx: QueryContext): Promise<RenewalGroup[]> {
  const { rows } = await ctx.tx.execute<{ [K in keyof RenewalGroup]: RenewalGroup[K] }>(sql`
    with planned as (
      select s.*, case when s.history -> 'pending' ->> 'invoiceId' is null
        then nullif(s.history -> 'pending', 'null') end as change, s.terms -> 'segments' -> -1 as segment
      from subscriptions s
      where s.tenant_id = ${ctx.tenant.id} and s.status in ('active', 'past_due') and s.ends_on is null
    ),
    next as (
      select currency, 'month' as unit, ${monthsOfCycle(sql`coalesce(change -> 'segment' ->> 'cycle', cycle)`)} as count,
        date_trunc('month', coalesce((change -> 'segment' ->> 'anchorOn')::date, anchor_on))::date as anchor,
        coalesce((change ->> 'periodsInvoiced')::int, periods_invoiced) as invoiced,
        coalesce((change ->> 'recurringMinor')::numeric, recurring_minor) as amount
      from planned where terms is null and anchor_on is not null and cycle <> 'one_time'
      union all
      select currency, segment -> 'interval' ->> 'unit', (segment -> 'interval' ->> 'count')::int, next_invoice_on, 0,
        (segment -> 'rate' ->> 'unitPriceMinor')::numeric * (segment -> 'rate' ->> 'quantity')::numeric
      from planned where terms is not null and terms -> 'end' = 'null' and next_invoice_on is not null
    )
    select currency, unit, count, (anchor + make_interval(months => count * invoiced))::date::text as "firstOn",
      count(*)::int as subscriptions, round(sum(amount))::text as "amountMinor"
    from next group by currency, unit, count, 4 order by currency, 4, unit, count`);
  return rows;
}
