import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import type { Metric, Price, UsageRecord } from '#modules/billing/core/index.ts';
import { windowOf } from '#modules/billing/core/index.ts';

/** The events that decide the usage of a metric in some days. */
export interface UsageQuestion {
  readonly subscriptionId: string;
  readonly metricId: string;
  readonly metric: Metric;
  /** Null: only counted. */
  readonly price: Price | null;
  readonly period: { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate };
}

/** Events with the metric that counts them: those of a day come as one where that comes to the same. */
export interface LoadedUsage {
  readonly metric: Metric;
  readonly events: readonly UsageRecord[];
}

/** A text of a row; nothing longer was ever taken in. */
const stored = () => z.string().check(z.maxLength(1_000));
const eventRow = z.object({
  id: stored(),
  at: stored(),
  ingestion: stored(),
  value: z.nullable(stored()),
  operation: z.nullable(z.enum(['add', 'remove'])),
});

/** Events that were taken out again, and the rows that say so, do not count. `e` is the event. */
export const STANDING = sql`e.voids_event_id is null and not exists (select from usage_events v
  where v.tenant_id = e.tenant_id and v.subscription_id = e.subscription_id and v.voids_event_id = e.event_id)`;

/**
 * The events of a window, and what a recurring metric brings along from before it. Of metrics that only add up, or take
 * the highest or last value, one event a day comes back; everything else (things counted once, levels by the second,
 * prices per transaction) needs each event. Of what lies before the window only a sum, a last value or the names of what
 * is there is read.
 */
export async function loadUsage(ctx: QueryContext, of: UsageQuestion): Promise<LoadedUsage> {
  const { metric, metricId, subscriptionId } = of;
  const { start, end } = windowOf(of.period, [{ zone: ctx.tenant.timeZone, from: null }]);
  const whose = sql`e.tenant_id = ${ctx.tenant.id} and e.subscription_id = ${subscriptionId}
    and e.metric_id = ${metricId} and ${STANDING}`;
  const within = sql`${whose} and e.occurred_at >= ${start.toString()}::timestamptz
    and e.occurred_at < ${end.toString()}::timestamptz`;
  const isByDay = comesByDay(of);
  const inWindow = isByDay ? byDay(ctx, metric, within) : each(metric, within);
  const before = sql`${whose} and e.occurred_at < ${start.toString()}::timestamptz`;
  const parts = metric.recurring ? [opening(metric, before, start), inWindow] : [inWindow];
  const events: UsageRecord[] = [];
  for (const part of parts) {
    const { rows } = await ctx.tx.execute(part);
    events.push(...rows.map((row) => record(row, { subscriptionId, metricId })));
  }
  // What a property holds was read from it, and counted events of a day are a number that is summed.
  const aggregation = isByDay && metric.aggregation === 'count' ? 'sum' : metric.aggregation;
  return { metric: { ...metric, property: null, aggregation }, events };
}

function record(row: unknown, whose: Pick<UsageRecord, 'subscriptionId' | 'metricId'>): UsageRecord {
  const { id, at, ingestion, value, operation } = z.parse(eventRow, row);
  const event = { id, at: Temporal.Instant.from(at), ingestion: BigInt(ingestion), value, properties: {} };
  return { ...whose, ...event, ...(operation === null ? {} : { operation }) };
}

/** Whether one event a day says the same: not where each transaction has its price, and not where moments decide. */
function comesByDay({ metric: { aggregation }, price }: UsageQuestion): boolean {
  if (aggregation === 'unique' || aggregation === 'weighted') return false;
  return price?.model !== 'percentage' || aggregation === 'max' || aggregation === 'latest';
}

const textOf = ({ property }: Metric): SQL => (property === null ? sql`e.value` : sql`e.properties ->> ${property}`);
/** Null for what is no number, as it may be where a metric reads another property than it did. */
const numberOf = (metric: Metric): SQL =>
  sql`case when ${textOf(metric)} ~ '^-?[0-9]{1,26}([.][0-9]{1,12})?$' then (${textOf(metric)})::numeric end`;
const instantText = (at: SQL): SQL => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const each = (metric: Metric, which: SQL): SQL => sql`
  select e.event_id as id, ${instantText(sql`e.occurred_at`)} as at, e.ingestion::text, ${textOf(metric)} as value, e.operation
  from usage_events e where ${which}`;

/** One event for each local day: their sum or number, the highest, or the last. */
function byDay(ctx: QueryContext, metric: Metric, which: SQL): SQL {
  const days = sql`
    select (e.occurred_at at time zone ${ctx.tenant.timeZone})::date as day, e.occurred_at as at, e.ingestion,
      ${metric.aggregation === 'count' ? sql`1::numeric` : numberOf(metric)} as n
    from usage_events e where ${which}`;
  if (metric.aggregation === 'latest')
    return sql`select distinct on (day) day::text as id, ${instantText(sql`at`)} as at, ingestion::text,
      trim_scale(n)::text as value, null as operation from (${days}) d where n is not null
      order by day, d.at desc, d.ingestion desc`;
  const value = metric.aggregation === 'max' ? sql`max(n)` : sql`sum(n)`;
  return sql`select day::text as id, ${instantText(sql`min(d.at)`)} as at, min(d.ingestion)::text as ingestion,
    trim_scale(${value})::text as value, null as operation from (${days}) d where n is not null group by day`;
}

/** What there was when the window began, as events of the moment before. */
function opening(metric: Metric, before: SQL, start: Temporal.Instant): SQL {
  const at = sql`${start.subtract({ seconds: 1 }).toString()}::text as at, '0' as ingestion`;
  if (metric.aggregation === 'unique')
    return sql`select 'opening ' || name as id, ${at}, name as value, 'add' as operation from (
        select distinct on (${textOf(metric)}) ${textOf(metric)} as name, e.operation from usage_events e
        where ${before} and ${textOf(metric)} is not null
        order by ${textOf(metric)}, e.occurred_at desc, e.ingestion desc) d
      where operation is distinct from 'remove'`;
  if (metric.aggregation === 'latest')
    return sql`select 'opening' as id, ${at}, trim_scale(n)::text as value, null as operation from (
        select ${numberOf(metric)} as n from usage_events e where ${before} and ${numberOf(metric)} is not null
        order by e.occurred_at desc, e.ingestion desc limit 1) d`;
  return sql`select 'opening' as id, ${at}, trim_scale(sum(${numberOf(metric)}))::text as value, null as operation
    from usage_events e where ${before} having sum(${numberOf(metric)}) is not null`;
}
