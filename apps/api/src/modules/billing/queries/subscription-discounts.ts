import { id } from '@panel1/shared-types';
import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import { defineQuery } from '#lib/command/define.ts';
import { redemptionView } from '../store/redemption-view.ts';

const MAX = 50;

/** The coupons that reduce, or did reduce, what a subscription costs; for its client too. */
export const subscriptionDiscounts = defineQuery({
  name: 'billing.subscription_discounts',
  permission: 'subscription:read',
  input: z.strictObject({ clientId: id(), subscriptionId: id() }),
  example: (of) => ({ clientId: of('client'), subscriptionId: of('subscription') }),
  async run(ctx, { clientId, subscriptionId }) {
    const { tenantId, subscriptionIds, endedAt, terms, redeemedAt } = couponRedemptions;
    const rows = await ctx.tx
      .select()
      .from(couponRedemptions)
      .where(
        and(
          ...[eq(tenantId, ctx.tenant.id), eq(couponRedemptions.clientId, clientId), isNull(endedAt), isNotNull(terms)],
          or(isNull(subscriptionIds), sql`${subscriptionId}::uuid = any (${subscriptionIds})`),
        ),
      )
      .orderBy(asc(redeemedAt), asc(couponRedemptions.id))
      .limit(MAX);
    return {
      rows: rows.map((row) => {
        const { redeemedByName: _, endReason: _reason, ...shown } = redemptionView(ctx, row);
        const mine = row.uses.filter(({ use }) => use.subscriptionId === subscriptionId);
        return {
          ...shown,
          /** Periods of this subscription in which it was used. */
          used: new Set(mine.map(({ use }) => use.slot)).size,
        };
      }),
    };
  },
});
