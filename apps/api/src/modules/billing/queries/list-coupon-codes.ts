import { id, page } from '@panel1/shared-types';
import { and, asc, count, desc, eq, isNotNull } from 'drizzle-orm';
import * as z from 'zod/mini';
import { couponCodes } from '#db/schema/billing-coupons.ts';
import { defineQuery } from '#lib/command/define.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { codesOf } from '../store/coupons.ts';

/** The codes of a coupon: what people know first, then the generated ones in the order in which they were made. */
export const listCouponCodes = defineQuery({
  name: 'billing.list_coupon_codes',
  permission: 'coupon:read',
  input: z.strictObject({
    ...page,
    filter: z.strictObject({ couponId: id(), isGenerated: z.optional(z.boolean()) }),
  }),
  example: (of) => ({ filter: { couponId: of('coupon') } }),
  async run(ctx, { limit, offset, filter }) {
    const where = and(
      codesOf(ctx, filter.couponId),
      isNotNull(couponCodes.code),
      filter.isGenerated === undefined ? undefined : eq(couponCodes.isGenerated, filter.isGenerated),
    );
    const rows = await ctx.tx
      .select()
      .from(couponCodes)
      .where(where)
      .orderBy(asc(couponCodes.isGenerated), desc(couponCodes.createdAt), asc(couponCodes.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(couponCodes).where(where);
    return {
      rows: rows.map((row) => ({
        codeId: row.id,
        code: row.code,
        redeemed: row.redeemed,
        maxRedemptions: row.maxRedemptions,
        isGenerated: row.isGenerated,
        createdAt: row.createdAt.toString(),
      })),
      total: total?.n ?? 0,
    };
  },
});

/** The same as a file, to hand the codes out. */
export const exportCouponCodes = defineCsvExport({
  name: 'billing.export_coupon_codes',
  list: listCouponCodes,
  columns: {
    code: (row) => row.code,
    redeemed: (row) => row.redeemed,
    limit: (row) => row.maxRedemptions,
    created_at: (row) => row.createdAt,
  },
});
