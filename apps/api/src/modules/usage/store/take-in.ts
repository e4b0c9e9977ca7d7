import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import type { SentEvent } from '../core/judge-event.ts';

/** An event with whose it is. */
export interface OwnedEvent extends SentEvent {
  readonly subscriptionId: string;
  readonly clientId: string;
}

export interface Counter {
  readonly subscriptionId: string;
  readonly taken: bigint;
  readonly billedTo: Temporal.PlainDate | null;
  readonly lateFrom: Temporal.PlainDate | null;
  readonly dueOn: Temporal.PlainDate | null;
}

/** A text of a row; nothing longer was ever taken in. */
const stored = () => z.string().check(z.maxLength(1_000));
const nullableDay = z.nullable(stored());
const counterRow = z.object({
  subscription_id: stored(),
  taken: stored(),
  billed_to: nullableDay,
  late_from: nullableDay,
  due_on: nullableDay,
});
const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

/**
 * Locks the counters of subscriptions in one order, so that senders who name the same ones follow each other, and makes
 * those that are missing.
 */
export async function lockCounters(
  ctx: CommandContext,
  owners: readonly { subscriptionId: string; clientId: string; currency: string }[],
): Promise<Map<string, Counter>> {
  const rows = owners.map((of) => ({ id: of.subscriptionId, client_id: of.clientId, currency: of.currency }));
  const answer = await ctx.tx.execute(sql`
    insert into usage_progress as p (tenant_id, subscription_id, client_id, currency, taken, watched, due_on)
    select ${ctx.tenant.id}::uuid, v.id, v.client_id, v.currency, 0, 0, ${ctx.today.toString()}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, client_id uuid, currency text)
    order by v.id
    on conflict (tenant_id, subscription_id) do update set taken = p.taken
    returning subscription_id, taken::text, billed_to::text, late_from::text, due_on::text`);
  return new Map(
    answer.rows.map((row) => {
      const of = z.parse(counterRow, row);
      const subscriptionId = of.subscription_id;
      const days = { billedTo: day(of.billed_to), lateFrom: day(of.late_from), dueOn: day(of.due_on) };
      return [subscriptionId, { subscriptionId, taken: BigInt(of.taken), ...days }];
    }),
  );
}

/** What an event is known by. */
export const eventKey = (of: { subscriptionId: string; id: string }): string => `${of.subscriptionId} ${of.id}`;
const insertedRow = z.object({ subscription_id: stored(), event_id: stored() });

/** Writes events that are not there yet by one statement; answers the keys (`eventKey`) of those that were new. */
export async function insertEvents(
  ctx: CommandContext,
  events: readonly (OwnedEvent & { readonly ingestion: bigint })[],
): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const rows = events.map((event) => ({
    ...{ id: ctx.newId(), client_id: event.clientId, subscription_id: event.subscriptionId, metric_id: event.metric },
    ...{ event_id: event.id, occurred_at: event.at.toString(), ingestion: event.ingestion.toString() },
    ...{ value: event.value, properties: event.properties, operation: event.operation },
  }));
  const answer = await ctx.tx.execute(sql`
    insert into usage_events (tenant_id, id, client_id, subscription_id, metric_id, event_id, occurred_at, ingestion, value,
      properties, operation, sent_by, received_at)
    select ${ctx.tenant.id}::uuid, v.id, v.client_id, v.subscription_id, v.metric_id, v.event_id, v.occurred_at,
      v.ingestion, v.value, v.properties, v.operation, ${actorName(ctx.actor)}::text, ${ctx.now.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, client_id uuid, subscription_id uuid,
      metric_id text, event_id text, occurred_at timestamptz, ingestion bigint, value text, properties jsonb, operation text)
    order by v.subscription_id, v.ingestion
    on conflict (tenant_id, subscription_id, event_id) do nothing
    returning subscription_id, event_id`);
  return new Set(
    answer.rows.map((row) => {
      const { subscription_id, event_id } = z.parse(insertedRow, row);
      return eventKey({ subscriptionId: subscription_id, id: event_id });
    }),
  );
}

const knownRow = z.object({
  subscription_id: stored(),
  event_id: stored(),
  metric_id: stored(),
  occurred_at: stored(),
  value: z.nullable(stored()),
  properties: z.record(stored(), stored()),
  operation: z.nullable(z.enum(['add', 'remove'])),
});

/** What was taken in before under the ids of events, by key. */
export async function knownEvents(ctx: CommandContext, events: readonly OwnedEvent[]): Promise<Map<string, string>> {
  if (events.length === 0) return new Map();
  const rows = events.map(({ subscriptionId, id }) => ({ subscription_id: subscriptionId, event_id: id }));
  const answer = await ctx.tx.execute(sql`
    select e.subscription_id, e.event_id, e.metric_id, e.value, e.properties, e.operation,
      to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at
    from usage_events e
    join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(subscription_id uuid, event_id text)
      on e.subscription_id = v.subscription_id and e.event_id = v.event_id
    where e.tenant_id = ${ctx.tenant.id}`);
  return new Map(
    answer.rows.map((row) => {
      const of = z.parse(knownRow, row);
      const { value, properties, operation } = of;
      const at = Temporal.Instant.from(of.occurred_at);
      const key = { subscriptionId: of.subscription_id, id: of.event_id };
      return [eventKey(key), contentOf({ metric: of.metric_id, at, value, properties, operation })];
    }),
  );
}

/** What an event says besides its id, to tell a repetition from another event under the same id. */
export function contentOf({ metric, at, value, properties, operation }: Omit<SentEvent, 'id'>): string {
  const sorted = Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([metric, `${at.epochNanoseconds / 1000n}`, value, sorted, operation ?? 'add']);
}

/** Moves the counters of subscriptions on, by one statement. */
export async function moveCounters(ctx: CommandContext, counters: readonly Counter[]): Promise<void> {
  if (counters.length === 0) return;
  const rows = counters.map(({ subscriptionId, taken, lateFrom, dueOn }) => ({
    ...{ id: subscriptionId, taken: taken.toString() },
    ...{ late_from: lateFrom?.toString() ?? null, due_on: dueOn?.toString() ?? null },
  }));
  await ctx.tx.execute(sql`
    update usage_progress p set taken = v.taken, late_from = v.late_from, due_on = v.due_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, taken bigint, late_from date, due_on date)
    where p.tenant_id = ${ctx.tenant.id} and p.subscription_id = v.id`);
}
