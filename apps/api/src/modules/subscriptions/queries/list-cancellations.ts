import { CANCELLATION_STATUSES, id, page } from '@panel1/shared-types';
import { and, count, desc, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { subscriptions } from '#db/schema/subscriptions.ts';
import { cancellations } from '#db/schema/subscriptions-lifecycle.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';

const MAX_COUNT = 10_000;

/** Who wants to leave and why, the newest first: those that wait, or all. Who of the staff it was is not for clients. */
export const listCancellations = defineQuery({
  name: 'subscriptions.list_cancellations',
  permission: 'subscription:cancel',
  input: z.strictObject({
    ...page,
    filter: z.optional(
      z.strictObject({
        status: z.optional(z.enum(CANCELLATION_STATUSES)),
        clientId: z.optional(id()),
        subscriptionId: z.optional(id()),
      }),
    ),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter = {} }) {
    const { tenantId, status, clientId, subscriptionId, askedAt } = cancellations;
    const where = and(
      eq(tenantId, ctx.tenant.id),
      filter.status === undefined ? undefined : eq(status, filter.status),
      filter.clientId === undefined ? undefined : eq(clientId, filter.clientId),
      filter.subscriptionId === undefined ? undefined : eq(subscriptionId, filter.subscriptionId),
    );
    const rows = await ctx.tx
      .select({ asked: cancellations, description: subscriptions.description })
      .from(cancellations)
      .innerJoin(subscriptions, and(eq(subscriptions.tenantId, tenantId), eq(subscriptions.id, subscriptionId)))
      .where(where)
      .orderBy(desc(askedAt), desc(cancellations.id))
      .limit(limit)
      .offset(offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(cancellations).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    const names = await clientNames(
      ctx,
      rows.map(({ asked }) => asked.clientId),
    );
    return { rows: rows.map((row) => view(row, names)), total, isTotalCapped: total === MAX_COUNT };
  },
});

function view(
  { asked, description }: { asked: typeof cancellations.$inferSelect; description: string },
  names: ReadonlyMap<string, string>,
) {
  const { id: cancellationId, subscriptionId, clientId, wanted, unused, reasonKey, words, status } = asked;
  return {
    ...{ cancellationId, subscriptionId, clientId, wanted, unused, reasonKey, words, status, description },
    clientName: names.get(clientId) ?? '',
    endsOn: asked.endsOn.toString(),
    isByClient: asked.isByClient,
    askedBy: asked.askedBy,
    askedAt: asked.askedAt.toString(),
    answer: asked.answer,
    answeredBy: asked.answeredBy,
    answeredAt: asked.answeredAt?.toString() ?? null,
  };
}
