import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import type { RenewalGroup } from '../core/forecast.ts';
import { isSale, signed } from './documents-sql.ts';
import { monthsOfCycle } from './recurring-sql.ts';
import { ofOwnClients } from './scope-sql.ts';

const isPrice = sql`(s.history -> 'pending' -> 'segment' ->> 'priceChangeId' is not null)`;

/**
 * What renews next, added up before it is spread over months, so that a million subscriptions become a few rows. A planned
 * change counts with its price, rhythm and dates; what was cancelled to the end of its period does not renew.
 */
export async function renewalGroups(ctx: QueryContext): Promise<RenewalGroup[]> {
  const { rows } = await ctx.tx.execute<{ [K in keyof RenewalGroup]: RenewalGroup[K] }>(sql`
    with planned as (
      select s.*, case when s.history -> 'pending' ->> 'invoiceId' is null and not ${isPrice}
        then nullif(s.history -> 'pending', 'null') end as change,
        case when ${isPrice} then s.history -> 'pending' end as price, s.terms -> 'segments' -> -1 as segment
      from subscriptions s
      where s.tenant_id = ${ctx.tenant.id} and s.status in ('active', 'past_due') and s.ends_on is null
    ),
    next as (
      select currency, 'month' as unit, ${monthsOfCycle(sql`coalesce(change -> 'segment' ->> 'cycle', cycle)`)} as count,
        date_trunc('month', coalesce((change -> 'segment' ->> 'anchorOn')::date, anchor_on))::date as anchor,
        coalesce((change ->> 'periodsInvoiced')::int, periods_invoiced) as invoiced,
        coalesce((change ->> 'recurringMinor')::numeric, recurring_minor) as amount, 1 as n
      from planned where terms is null and anchor_on is not null and cycle <> 'one_time'
      union all
      -- A new price that was told: what it adds from its day on.
      select currency, 'month', ${monthsOfCycle(sql`cycle`)}, date_trunc('month', (price -> 'segment' ->> 'from')::date)::date, 0,
        (price ->> 'recurringMinor')::numeric - recurring_minor, 0
      from planned where price is not null
      union all
      select currency, segment -> 'interval' ->> 'unit', (segment -> 'interval' ->> 'count')::int, next_invoice_on, 0,
        (segment -> 'rate' ->> 'unitPriceMinor')::numeric * (segment -> 'rate' ->> 'quantity')::numeric, 1
      from planned where terms is not null and terms -> 'end' = 'null' and next_invoice_on is not null
    )
    select currency, unit, count, (anchor + make_interval(months => count * invoiced))::date::text as "firstOn",
      sum(n)::int as subscriptions, round(sum(amount))::text as "amountMinor"
    from next group by currency, unit, count, 4 order by currency, 4, unit, count`);
  return rows;
}

/** Months of the past that the estimate of usage looks at. */
const MONTHS_OF_USAGE = 3;

/**
 * What the usage of subscriptions that run brought per month, after coupons, as prices are stated: the average of up to three
 * whole months before this one, from the first in which usage was billed.
 */
export async function usagePerMonth(ctx: QueryContext): Promise<Map<string, bigint>> {
  const first = ctx.today.with({ day: 1 });
  const { rows } = await ctx.tx.execute<{ currency: string; minor: string }>(sql`
    with billed as (
      select l.currency, date_trunc('month', i.issued_on)::date as month,
        sum(${signed(sql`(l.amount_minor - l.discount_minor)`)}) as minor
      from invoices i join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
      join subscriptions s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
        and s.status in ('active', 'past_due') and s.ends_on is null
      where i.tenant_id = ${ctx.tenant.id} and ${isSale} and l.kind in ('usage', 'minimum')
        and i.issued_on >= ${first.subtract({ months: MONTHS_OF_USAGE }).toString()}::date
        and i.issued_on < ${first.toString()}::date ${ofOwnClients(ctx, sql`i.client_id`)}
      group by 1, 2
    )
    select currency, round(sum(minor) / (extract(year from age(${first.toString()}::date, min(month))) * 12
      + extract(month from age(${first.toString()}::date, min(month)))))::text as minor
    from billed group by currency having sum(minor) > 0`);
  return new Map(rows.map(({ currency, minor }) => [currency, BigInt(minor)]));
}
