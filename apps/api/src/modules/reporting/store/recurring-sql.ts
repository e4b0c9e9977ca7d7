import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import { isScoped, ofOwnClients } from './scope-sql.ts';

/** The local month of an instant, as its first day. */
export const monthOf = (ctx: QueryContext, instant: SQL): SQL =>
  sql`date_trunc('month', ${instant} at time zone ${ctx.tenant.timeZone})::date`;

/** Months of a cycle, null of a one-time purchase. */
export const monthsOfCycle = (cycle: SQL): SQL => sql`(case ${cycle}
  when 'monthly' then 1 when 'quarterly' then 3 when 'semi_annually' then 6
  when 'annually' then 12 when 'biennially' then 24 when 'triennially' then 36 end)`;

/** 72nds of a minor unit per month of an amount per so many months; see core/recurring.ts. */
const partsPerMonth = (amount: SQL, months: SQL): SQL => sql`round(${amount} * 72 / ${months})`;

/** Months of an interval `{ count, unit }`; a year has twelve of them, 365 days and 365/7 weeks. */
const monthsOfInterval = (interval: SQL): SQL => sql`((${interval} ->> 'count')::numeric * case ${interval} ->> 'unit'
  when 'month' then 1 when 'year' then 12 when 'week' then 84.0 / 365 else 12.0 / 365 end)`;

/** The local day of a point in time as it is stored: a day or, where seconds count, an instant. */
export const dayOfPoint = (ctx: QueryContext, point: SQL): SQL => sql`(case when ${point} like '%T%'
  then ((${point})::timestamptz at time zone ${ctx.tenant.timeZone})::date else (${point})::date end)`;

/**
 * What each subscription costs per month, from a day to another; null: from its beginning, and without an end. Changes that
 * are still to come are left out. A subscription without a history costs what its columns say.
 */
function priced(ctx: QueryContext): SQL {
  const tenant = ctx.tenant.id;
  const from = sql`part.one ->> 'from'`;
  const to = sql`part.one ->> 'to'`;
  const rate = (of: SQL) => sql`(${of} ->> 'unitPriceMinor')::numeric * (${of} ->> 'quantity')::numeric`;
  const isOver = (day: SQL) => sql`case when ${day} <= ${ctx.today.toString()}::date then ${day} end`;
  return sql`
    select id as subscription_id, client_id, currency, null::date as since, null::date as until,
      ${partsPerMonth(sql`recurring_minor::numeric`, monthsOfCycle(sql`cycle`))} as parts
    from subscriptions
    where tenant_id = ${tenant} and history is null and terms is null and cycle <> 'one_time'
      ${ofOwnClients(ctx, sql`client_id`)}
    union all
    select s.id, s.client_id, s.currency, case when part.nth > 1 then (${from})::date end, ${isOver(sql`(${to})::date`)},
      ${partsPerMonth(rate(sql`part.one`), monthsOfCycle(sql`part.one ->> 'cycle'`))}
    from subscriptions s
    cross join lateral jsonb_array_elements(s.history -> 'segments') with ordinality as part(one, nth)
    where s.tenant_id = ${tenant} and s.history is not null and s.terms is null ${ofOwnClients(ctx, sql`s.client_id`)}
    union all
    select s.id, s.client_id, s.currency, case when part.nth > 1 then ${dayOfPoint(ctx, from)} end,
      ${isOver(dayOfPoint(ctx, to))},
      ${partsPerMonth(rate(sql`(part.one -> 'rate')`), monthsOfInterval(sql`(part.one -> 'interval')`))}
    from subscriptions s
    cross join lateral jsonb_array_elements(s.terms -> 'segments') with ordinality as part(one, nth)
    where s.tenant_id = ${tenant} and s.terms is not null
      and (part.nth = 1 or ${dayOfPoint(ctx, from)} <= ${ctx.today.toString()}::date)
      ${ofOwnClients(ctx, sql`s.client_id`)}`;
}

/**
 * Which share of its price coupons take of a subscription, from a day to another, as its invoices say: each line counts until
 * the next of its subscription begins, or until its period is over without one. Only coupons that last. What begins after
 * today is left out and what ends after it goes on, so that the present month is as it is now.
 */
function reduced(ctx: QueryContext): SQL {
  const tenant = ctx.tenant.id;
  const end = sql`(begins + make_interval(months => ${monthsOfCycle(sql`cycle`)}))::date`;
  return sql`
    select subscription_id, nullif(since, '-infinity') as since, share,
      case when until <= ${ctx.today.toString()}::date then until end as until
    from (
      select subscription_id, since, share, least(${end}, lead(since) over (partition by subscription_id order by since, id)) as until
      from (
        select l.id, l.subscription_id, l.sold ->> 'cycle' as cycle, coalesce(l.period_start, '-infinity') as since,
          coalesce((l.sold ->> 'period')::date, l.period_start, s.anchor_on) as begins,
          (select coalesce(sum((d.one ->> 'amountMinor')::numeric), 0) from jsonb_array_elements(l.discounts) as d(one)
            join coupon_redemptions r on r.tenant_id = l.tenant_id and r.id = (d.one ->> 'redemptionId')::uuid
            where r.terms ->> 'duration' <> 'once') / nullif(l.amount_minor, 0) as share
        from subscriptions s
        join invoice_lines l on l.tenant_id = s.tenant_id and l.subscription_id = s.id
          and l.kind in ('recurring', 'change') and l.sold is not null
          and (l.period_start is null or l.period_start <= ${ctx.today.toString()}::date)
        join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
          and i.kind <> 'credit_note' and i.status in ('issued', 'paid', 'uncollectible')
        where s.tenant_id = ${tenant} and s.cycle <> 'one_time' ${ofOwnClients(ctx, sql`s.client_id`)}
          and s.client_id in (select client_id from coupon_redemptions
            where tenant_id = ${tenant} and terms ->> 'duration' <> 'once' and uses <> '[]')
      ) lines
    ) spans
    where share > 0 and since is distinct from until`;
}

/**
 * Common table expressions up to `runs`: for every client and currency, the months in which recurring revenue changed: by
 * how much (after coupons), and the prices (before coupons) at the end of the month before and of that month, which say
 * who came and who left. A stretch of a price counts at the end of a month when it had begun by then and was not over:
 * months [month of its beginning, month of its end). Work grows with the changes, not with clients times months.
 */
export function recurringRuns(ctx: QueryContext, until: string): SQL {
  const ofOwn = isScoped(ctx)
    ? sql`and subscription_id in (select id from subscriptions where tenant_id = ${ctx.tenant.id}
        ${ofOwnClients(ctx, sql`client_id`)})`
    : sql``;
  return sql`
  lived as (
    select subscription_id, to_status in ('active', 'past_due') as is_billed, changed_on as since,
      lead(changed_on) over (partition by subscription_id order by occurred_at, id) as until
    from subscription_changes
    where tenant_id = ${ctx.tenant.id} and from_status is distinct from to_status ${ofOwn}
  ),
  priced as (${priced(ctx)}),
  reduced as (${reduced(ctx)}),
  living as (
    select p.subscription_id, p.client_id, p.currency, p.parts, greatest(l.since, p.since) as since,
      least(l.until, p.until) as until
    from priced p join lived l on l.subscription_id = p.subscription_id and l.is_billed
  ),
  stretches as (
    select client_id, currency, parts, parts as full_parts, since, until from living
    union all
    select p.client_id, p.currency, -round(p.parts * r.share), 0, greatest(p.since, r.since), least(p.until, r.until)
    from living p join reduced r on r.subscription_id = p.subscription_id
      and (p.until is null or r.since is null or r.since < p.until)
      and (r.until is null or p.since is null or p.since < r.until)
  ),
  months as (
    select client_id, currency, parts, full_parts, date_trunc('month', since)::date as since,
      date_trunc('month', until)::date as until
    from stretches
  ),
  steps as (
    select s.client_id, s.currency, step.month, sum(step.parts) as parts, sum(step.full_parts) as full_parts
    from months s
    cross join lateral (values (s.since, s.parts, s.full_parts), (s.until, -s.parts, -s.full_parts))
      as step(month, parts, full_parts)
    where (s.until is null or s.since < s.until) and step.month <= ${`${until}-01`}::date
    group by s.client_id, s.currency, step.month
    having sum(step.parts) <> 0 or sum(step.full_parts) <> 0
  ),
  runs as (
    select client_id, currency, month, parts,
      sum(full_parts) over own - full_parts as before, sum(full_parts) over own as after, row_number() over own as nth
    from steps
    window own as (partition by client_id, currency order by month)
  )`;
}
