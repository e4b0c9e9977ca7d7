import { id, page } from '@panel1/shared-types';
import { and, count, desc, eq, isNotNull } from 'drizzle-orm';
import * as z from 'zod/mini';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { redemptionView } from '../store/redemption-view.ts';

/** Who redeemed a coupon, or what a client redeemed; the latest first. */
export const listRedemptions = defineQuery({
  name: 'billing.list_redemptions',
  permission: 'coupon:read',
  input: z.strictObject({ ...page, couponId: z.optional(id()), clientId: z.optional(id()) }),
  example: (of) => ({ couponId: of('coupon') }),
  async run(ctx, { couponId, clientId, limit, offset }) {
    const where = and(
      eq(couponRedemptions.tenantId, ctx.tenant.id),
      isNotNull(couponRedemptions.terms),
      couponId === undefined ? undefined : eq(couponRedemptions.couponId, couponId),
      clientId === undefined ? undefined : eq(couponRedemptions.clientId, clientId),
    );
    const rows = await ctx.tx
      .select()
      .from(couponRedemptions)
      .where(where)
      .orderBy(desc(couponRedemptions.redeemedAt), desc(couponRedemptions.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(couponRedemptions).where(where);
    const names = await clientNames(
      ctx,
      rows.map((row) => row.clientId),
    );
    return {
      rows: rows.map((row) => ({ ...redemptionView(ctx, row), clientName: names.get(row.clientId) ?? '' })),
      total: total?.n ?? 0,
    };
  },
});
