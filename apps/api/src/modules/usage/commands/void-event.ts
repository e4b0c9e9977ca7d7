import { id, text } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { usageEvents } from '#db/schema/usage.ts';
import { actorName } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { dayIn } from '#lib/time/clock.ts';
import { afterNews, lockProgress, setProgress } from '../store/progress.ts';

/** Takes an event out of the count by a second one that names it. Nothing is deleted; what was billed for it comes back. */
export const voidEvent = defineCommand({
  name: 'usage.void_event',
  permission: 'usage:void',
  input: z.strictObject({ usageEventId: id(), reason: text(500) }),
  example: (of) => ({ usageEventId: of('usage_event'), reason: 'Sent twice by the collector' }),
  async run(ctx, { usageEventId, reason }) {
    const found = await ctx.tx
      .select()
      .from(usageEvents)
      .where(and(eq(usageEvents.tenantId, ctx.tenant.id), eq(usageEvents.id, usageEventId)));
    const [event] = found;
    if (event === undefined) throw notFound();
    if (event.voidsEventId !== null) throw new AppError('usage.cannot_void');
    const { subscriptionId, clientId, metricId, occurredAt } = event;
    const [row] = await lockProgress(ctx, [subscriptionId]);
    if (row === undefined) throw notFound();
    const taken = row.taken + 1n;
    const written = await ctx.tx
      .insert(usageEvents)
      .values({
        ...{ tenantId: ctx.tenant.id, id: ctx.newId(), clientId, subscriptionId, metricId, occurredAt, reason },
        ...{ eventId: `void ${ctx.newId()}`, voidsEventId: event.eventId, ingestion: taken, properties: {} },
        ...{ sentBy: actorName(ctx.actor), receivedAt: ctx.now },
      })
      .onConflictDoNothing()
      .returning({ id: usageEvents.id });
    if (written.length === 0) throw new AppError('usage.cannot_void');
    const news = { day: dayIn(occurredAt, ctx.tenant.timeZone), today: ctx.today, isUrgent: true };
    await setProgress(ctx, subscriptionId, { taken, ...afterNews(row, news) });
    return { subscriptionId, clientId, eventId: event.eventId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: result.subscriptionId },
    clientId: result.clientId,
    detail: { eventId: result.eventId, reason: input.reason },
  }),
});
