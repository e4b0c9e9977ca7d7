import { page, STOP_STATES } from '@panel1/shared-types';
import { and, count, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { renewalStops } from '#db/schema/subscriptions-stops.ts';
import { defineQuery } from '#lib/command/define.ts';
import { stopViews } from './stop-view.ts';

/** What the daily run stopped at, the last first. */
export const listStops = defineQuery({
  name: 'subscriptions.list_stops',
  permission: 'invoice:issue',
  input: z.strictObject({
    ...page,
    filter: z.optional(z.strictObject({ state: z.optional(z.enum(STOP_STATES)) })),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter = {} }) {
    const where = and(
      eq(renewalStops.tenantId, ctx.tenant.id),
      filter.state === undefined ? undefined : eq(renewalStops.state, filter.state),
    );
    const rows = await ctx.tx
      .select()
      .from(renewalStops)
      .where(where)
      .orderBy(desc(renewalStops.createdAt), desc(renewalStops.id))
      .limit(limit)
      .offset(offset);
    const [counted] = await ctx.tx.select({ total: count() }).from(renewalStops).where(where);
    return {
      rows: await stopViews(ctx, rows),
      total: counted?.total ?? 0,
    };
  },
});
