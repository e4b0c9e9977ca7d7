import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import type { MonthAmount } from '../core/months.ts';
import { signed } from './documents-sql.ts';
import { dayOfPoint, monthsOfCycle } from './recurring-sql.ts';

/**
 * What is invoiced by the end of a day for time after it, by the month in which it will be earned: evenly by day, each part
 * the difference of two rounded sums, as `recognisedBefore` of the billing core counts.
 */
export async function deferredByMonth(ctx: QueryContext, on: Temporal.PlainDate): Promise<MonthAmount[]> {
  const tenant = ctx.tenant.id;
  const next = sql`${on.add({ days: 1 }).toString()}::date`;
  const { rows } = await ctx.tx.execute<{ month: string; currency: string; amountMinor: string }>(sql`
    with ${serviceTimes(ctx, next)},
    owed as (
      select p.currency, p.starts, greatest(p.ends, p.starts + 1) as ends, ${signed(sql`p.net_minor`)} as net_minor
      from spread p join invoices i on i.tenant_id = ${tenant} and i.id = p.invoice_id
      where i.kind <> 'proforma' and i.status not in ('draft', 'pending_tax') and i.issued_on <= ${on.toString()}::date
        and (i.voided_at is null or (i.voided_at at time zone ${ctx.tenant.timeZone})::date > ${on.toString()}::date)
    ),
    parts as (
      select p.currency, p.net_minor, (p.ends - p.starts)::numeric as days,
        greatest(cut.first, p.starts, ${next}) - p.starts as before,
        least((cut.first + interval '1 month')::date, p.ends) - p.starts as after, cut.first
      from owed p
      cross join lateral (
        select month::date as first from generate_series(
          date_trunc('month', greatest(p.starts, ${next})), p.ends - interval '1 day', interval '1 month') as month
      ) cut
    )
    select to_char(first, 'YYYY-MM') as month, currency,
      sum(${earned(sql`after`)} - ${earned(sql`before`)})::text as "amountMinor"
    from parts group by 1, 2 order by 1, 2`);
  return rows;
}

/** Of `net_minor` after so many of `days` days: rounded half away from zero, without a division that could lose anything. */
const earned = (after: SQL) => sql`sign(net_minor) * div(2 * abs(net_minor) * ${after} + days, 2 * days)`;

/**
 * Common table expressions up to `spread`: lines that are earned by time and end after a day, with the time that they
 * stand for. Lines that were ordered before their subscription began name none: theirs are its first periods, one after the
 * other. Lines that were paid late stand for the time that the terms of their subscription say.
 */
function serviceTimes(ctx: QueryContext, next: SQL): SQL {
  const tenant = ctx.tenant.id;
  const first = sql`s.terms -> 'segments' -> 0`;
  const soldOn = sql`coalesce((s.history -> 'sold' ->> 'anchorOn')::date, s.anchor_on)`;
  return sql`
    moved as (
      select (one ->> 'lineId')::uuid as line_id, ${dayOfPoint(ctx, sql`one -> 'span' ->> 'start'`)} as starts,
        ${dayOfPoint(ctx, sql`one -> 'span' ->> 'end'`)} as ends
      from subscriptions s cross join lateral jsonb_array_elements(s.terms -> 'moved') one
      where s.tenant_id = ${tenant} and s.terms is not null
    ),
    sold as (
      select s.id, ${soldOn} as begins, ${soldOn} as anchor,
        ${monthsOfCycle(sql`coalesce(s.history -> 'sold' ->> 'cycle', s.cycle)`)} as months
      from subscriptions s where s.tenant_id = ${tenant} and s.terms is null and s.anchor_on is not null
      union all
      select s.id, ${dayOfPoint(ctx, sql`${first} ->> 'from'`)}, (${first} -> 'anchor' ->> 'on')::date,
        (${first} -> 'interval' ->> 'count')::int * case ${first} -> 'interval' ->> 'unit' when 'year' then 12 else 1 end
      from subscriptions s where s.tenant_id = ${tenant} and s.terms is not null and s.started_on is not null
        and ${first} -> 'interval' ->> 'unit' in ('month', 'year')
    ),
    ordered as (
      select l.id, l.invoice_id, l.currency, l.net_minor, f.begins, f.anchor, f.months,
        case when l.kind = 'discount' then 0 else row_number() over
          (partition by f.id, l.kind = 'discount' order by l.id) - 1 end
          - case when f.begins < f.anchor then 1 else 0 end as nth
      from sold f join invoice_lines l on l.tenant_id = ${tenant} and l.subscription_id = f.id
      where l.period_end is null and l.kind in ('recurring', 'discount') and l.corrects_line_id is null
        and not l.is_voided and f.anchor + make_interval(months => 3 * f.months) > ${next}
    ),
    spread as (
      select invoice_id, currency, net_minor, period_start as starts, period_end as ends from invoice_lines l
      where tenant_id = ${tenant} and period_end > ${next} and kind in ('recurring', 'change', 'credit', 'discount')
        and not exists (select from moved m where m.line_id = l.id)
      union all
      select l.invoice_id, l.currency, l.net_minor, m.starts, m.ends from moved m
      join invoice_lines l on l.tenant_id = ${tenant} and l.id = m.line_id where m.ends > ${next}
      union all
      select invoice_id, currency, net_minor,
        greatest(begins, (anchor + make_interval(months => (months * nth)::int))::date),
        (anchor + make_interval(months => (months * (nth + 1))::int))::date
      from ordered o
      where (anchor + make_interval(months => (months * (nth + 1))::int))::date > ${next}
        and not exists (select from moved m where m.line_id = o.id)
    )`;
}
