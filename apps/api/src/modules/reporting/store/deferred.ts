import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import type { MonthAmount } from '../core/months.ts';
import { signed } from './documents-sql.ts';
import { monthsOfCycle } from './recurring-sql.ts';

/**
 * What is invoiced by the end of a day for time after it, by the month in which it will be earned: evenly by day, each part
 * the difference of two rounded sums, as `recognisedBefore` of the billing core counts. Lines of a first invoice know no
 * period: theirs is the first one that was sold.
 */
export async function deferredByMonth(ctx: QueryContext, on: Temporal.PlainDate): Promise<MonthAmount[]> {
  const tenant = ctx.tenant.id;
  const next = on.add({ days: 1 }).toString();
  const soldCycle = sql`coalesce(s.history -> 'sold' ->> 'cycle', s.cycle)`;
  const soldOn = sql`coalesce((s.history -> 'sold' ->> 'anchorOn')::date, s.anchor_on)`;
  const { rows } = await ctx.tx.execute<{ month: string; currency: string; amountMinor: string }>(sql`
    with first_periods as (
      select s.id, ${soldOn} as starts,
        (${soldOn} + make_interval(months => ${monthsOfCycle(soldCycle)}))::date as ends
      from subscriptions s where s.tenant_id = ${tenant} and s.anchor_on is not null
    ),
    spread as (
      select invoice_id, currency, net_minor, period_start as starts, period_end as ends from invoice_lines
      where tenant_id = ${tenant} and period_end > ${next}::date
      union all
      select l.invoice_id, l.currency, l.net_minor, f.starts, f.ends from first_periods f
      join invoice_lines l on l.tenant_id = ${tenant} and l.subscription_id = f.id
        and l.period_end is null and l.kind in ('recurring', 'discount')
      where f.ends > ${next}::date
    ),
    owed as (
      select p.currency, p.starts, p.ends, ${signed(sql`p.net_minor`)} as net_minor
      from spread p join invoices i on i.tenant_id = ${tenant} and i.id = p.invoice_id
      where i.kind <> 'proforma' and i.status not in ('draft', 'pending_tax') and i.issued_on <= ${on.toString()}::date
        and (i.voided_at is null or (i.voided_at at time zone ${ctx.tenant.timeZone})::date > ${on.toString()}::date)
    ),
    parts as (
      select p.currency, p.net_minor, (p.ends - p.starts)::numeric as days,
        greatest(cut.first, p.starts, ${next}::date) - p.starts as before,
        least((cut.first + interval '1 month')::date, p.ends) - p.starts as after, cut.first
      from owed p
      cross join lateral (
        select month::date as first from generate_series(
          date_trunc('month', greatest(p.starts, ${next}::date)), p.ends - interval '1 day', interval '1 month') as month
      ) cut
    )
    select to_char(first, 'YYYY-MM') as month, currency,
      sum(${earned(sql`after`)} - ${earned(sql`before`)})::text as "amountMinor"
    from parts group by 1, 2 order by 1, 2`);
  return rows;
}

/** Of `net_minor` after so many of `days` days: rounded half away from zero, without a division that could lose anything. */
const earned = (after: ReturnType<typeof sql>) =>
  sql`sign(net_minor) * div(2 * abs(net_minor) * ${after} + days, 2 * days)`;
