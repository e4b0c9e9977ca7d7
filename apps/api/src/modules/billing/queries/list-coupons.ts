import { page, text } from '@panel1/shared-types';
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { couponCodes, coupons } from '#db/schema/billing-coupons.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { couponTurnover } from '../store/coupon-turnover.ts';
import { couponView, firstCode } from '../store/coupons.ts';

/** Coupons with how often they were redeemed and what they moved, the newest first. */
export const listCoupons = defineQuery({
  name: 'billing.list_coupons',
  permission: 'coupon:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(z.strictObject({ isArchived: z.optional(z.boolean()) })),
    /** Part of the name or of a code. */
    search: z.optional(text(60)),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter = {}, search }) {
    const where = and(
      eq(coupons.tenantId, ctx.tenant.id),
      filter.isArchived === true ? isNotNull(coupons.archivedAt) : isNull(coupons.archivedAt),
      search === undefined ? undefined : named(ctx, `%${search.replace(/[\\%_]/g, '\\$&')}%`),
    );
    const rows = await ctx.tx
      .select()
      .from(coupons)
      .where(where)
      .orderBy(desc(coupons.createdAt), asc(coupons.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(coupons).where(where);
    const turnover = await couponTurnover(
      ctx,
      rows.map(({ id }) => id),
    );
    const shown = [];
    for (const row of rows)
      shown.push({
        ...couponView(ctx, row),
        code: (await firstCode(ctx, row.id))?.code ?? null,
        turnover: turnover.get(row.id) ?? [],
      });
    return { rows: shown, total: total?.n ?? 0 };
  },
});

const named = (ctx: QueryContext, part: string) => sql`(${coupons.name} ilike ${part} or exists (
  select from ${couponCodes} where ${couponCodes.tenantId} = ${ctx.tenant.id} and ${couponCodes.couponId} = ${coupons.id}
    and ${couponCodes.code} ilike ${part}))`;
