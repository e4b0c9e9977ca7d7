import { id, localDate, page, text, usageKey } from '@panel1/shared-types';
import { and, asc, count, desc, eq, gte, isNull, like, lt, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import * as z from 'zod/mini';
import { usageEvents } from '#db/schema/usage.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';

const MAX_COUNTED = 10_000;
const voids = alias(usageEvents, 'voids');

const input = z.strictObject({
  ...page,
  sort: z._default(z.strictObject({ by: z.enum(['occurredAt', 'receivedAt']), direction: z.enum(['asc', 'desc']) }), {
    by: 'occurredAt',
    direction: 'desc',
  }),
  /** Beginning of the sender's id. */
  search: z.optional(text(200, 0)),
  filter: z.strictObject({
    subscriptionId: id(),
    metric: z.optional(usageKey()),
    from: z.optional(localDate()),
    to: z.optional(localDate()),
    isVoid: z.optional(z.boolean()),
  }),
});
type Filter = z.output<typeof input>['filter'];

/** The events of a subscription as they came, each once; one that was taken out says by whom and why. */
export const listEvents = defineQuery({
  name: 'usage.list_events',
  permission: 'usage:read',
  input,
  example: (of) => ({ filter: { subscriptionId: of('subscription') } }),
  async run(ctx, { limit, offset, sort, search, filter }) {
    const where = and(...conditions(ctx, filter), startsWith(search ?? ''));
    const order = sort.direction === 'asc' ? asc : desc;
    const from = () =>
      ctx.tx
        .select({ event: usageEvents, gone: voids })
        .from(usageEvents)
        .leftJoin(
          voids,
          and(
            eq(voids.tenantId, usageEvents.tenantId),
            eq(voids.subscriptionId, usageEvents.subscriptionId),
            eq(voids.voidsEventId, usageEvents.eventId),
          ),
        )
        .where(where);
    const column = sort.by === 'receivedAt' ? usageEvents.ingestion : usageEvents.occurredAt;
    const rows = await from().orderBy(order(column), order(usageEvents.ingestion)).limit(limit).offset(offset);
    const some = ctx.tx
      .select({ one: sql`1`.as('one') })
      .from(usageEvents)
      .leftJoin(
        voids,
        and(
          eq(voids.tenantId, usageEvents.tenantId),
          eq(voids.subscriptionId, usageEvents.subscriptionId),
          eq(voids.voidsEventId, usageEvents.eventId),
        ),
      )
      .where(where)
      .limit(MAX_COUNTED)
      .as('some');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(some);
    const isClient = ctx.actor.kind === 'user' && ctx.actor.surface === 'client';
    return { rows: rows.map((row) => view(row, isClient)), total, isTotalCapped: total === MAX_COUNTED };
  },
});

function conditions(ctx: QueryContext, { subscriptionId, metric, from, to, isVoid }: Filter): (SQL | undefined)[] {
  const { tenantId, subscriptionId: subscription, metricId, occurredAt, voidsEventId } = usageEvents;
  const begin = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(ctx.tenant.timeZone).toInstant();
  return [
    eq(tenantId, ctx.tenant.id),
    eq(subscription, subscriptionId),
    isNull(voidsEventId),
    metric === undefined ? undefined : eq(metricId, metric),
    from === undefined ? undefined : gte(occurredAt, begin(from)),
    to === undefined ? undefined : lt(occurredAt, begin(Temporal.PlainDate.from(to).add({ days: 1 }).toString())),
    isVoid === undefined ? undefined : isVoid ? sql`${voids.id} is not null` : isNull(voids.id),
  ];
}

function startsWith(search: string): SQL | undefined {
  const wanted = search.trim();
  return wanted === '' ? undefined : like(usageEvents.eventId, `${wanted.replaceAll(/[\\%_]/g, '\\$&')}%`);
}

type Row = { event: typeof usageEvents.$inferSelect; gone: typeof usageEvents.$inferSelect | null };

/** Who of the provider's staff did something is not for clients. */
function view({ event, gone }: Row, isClient: boolean) {
  return {
    usageEventId: event.id,
    eventId: event.eventId,
    metric: event.metricId,
    occurredAt: event.occurredAt.toString(),
    receivedAt: event.receivedAt.toString(),
    value: event.value,
    properties: event.properties,
    operation: event.operation,
    sentBy: isClient ? null : event.sentBy,
    voided:
      gone === null
        ? null
        : {
            at: gone.receivedAt.toString(),
            byName: isClient ? null : gone.sentBy,
            reason: isClient ? null : gone.reason,
          },
  };
}

/** The list of events as it is filtered, as a file. */
export const exportEvents = defineCsvExport({
  name: 'usage.export_events',
  list: listEvents,
  columns: {
    id: (row) => row.eventId,
    metric: (row) => row.metric,
    occurred_at: (row) => row.occurredAt,
    received_at: (row) => row.receivedAt,
    value: (row) => row.value,
    properties: (row) => JSON.stringify(row.properties),
    operation: (row) => row.operation,
    sent_by: (row) => row.sentBy,
    voided_at: (row) => row.voided?.at ?? null,
    void_reason: (row) => row.voided?.reason ?? null,
  },
});
