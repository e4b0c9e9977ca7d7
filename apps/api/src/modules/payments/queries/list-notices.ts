import { NOTICE_STATES, page } from '@panel1/shared-types';
import { and, count, desc, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { gatewayNotices } from '#db/schema/payments.ts';
import { defineQuery } from '#lib/command/define.ts';
import { noticeView } from './notice-view.ts';

const MAX_COUNT = 10_000;

/** What gateways sent, the latest first. */
export const listNotices = defineQuery({
  name: 'payments.list_notices',
  permission: 'gateway_notice:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(
      z.strictObject({
        state: z.optional(z.enum(NOTICE_STATES)),
        pluginId: z.optional(z.string().check(z.maxLength(64))),
      }),
    ),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter = {} }) {
    const where = and(
      eq(gatewayNotices.tenantId, ctx.tenant.id),
      filter.state === undefined ? undefined : eq(gatewayNotices.state, filter.state),
      filter.pluginId === undefined ? undefined : eq(gatewayNotices.pluginId, filter.pluginId),
    );
    const found = await ctx.tx
      .select()
      .from(gatewayNotices)
      .where(where)
      .orderBy(desc(gatewayNotices.receivedAt), desc(gatewayNotices.id))
      .limit(limit)
      .offset(offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(gatewayNotices).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    const rows = [];
    for (const row of found) rows.push(await noticeView(ctx, row));
    return { rows, total, isTotalCapped: total === MAX_COUNT };
  },
});
