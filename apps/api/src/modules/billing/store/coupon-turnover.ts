import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';

/** What a coupon moved in one currency, of invoices that stand; minor units before tax as prices were stated. */
export interface CouponTurnover {
  currency: string;
  invoices: number;
  discountMinor: string;
  /** What the lines that it reduced came to after all discounts. */
  turnoverMinor: string;
}

/** What coupons took off, and of what, by coupon: from the lines that were reduced. */
export async function couponTurnover(
  ctx: QueryContext,
  couponIds: readonly string[],
): Promise<Map<string, CouponTurnover[]>> {
  if (couponIds.length === 0) return new Map();
  const { rows } = await ctx.tx.execute<{ couponId: string } & Record<keyof CouponTurnover, string>>(sql`
    with used as (
      select distinct r.coupon_id, r.id::text as redemption_id, (one ->> 'documentId')::uuid as invoice_id
      from coupon_redemptions r cross join lateral jsonb_array_elements(r.uses) one
      where r.tenant_id = ${ctx.tenant.id} and r.coupon_id = any (${sql.param([...couponIds])}::text[])
    ),
    taken as (
      select u.coupon_id, l.invoice_id, l.currency, l.id, l.amount_minor - l.discount_minor as left_minor,
        sum((part ->> 'amountMinor')::bigint) as discount_minor
      from used u
      join invoice_lines l on l.tenant_id = ${ctx.tenant.id} and l.invoice_id = u.invoice_id and not l.is_voided
      join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id and i.status <> 'draft'
      cross join lateral jsonb_array_elements(l.discounts) part
      where part ->> 'redemptionId' = u.redemption_id
      group by u.coupon_id, l.invoice_id, l.currency, l.id, l.amount_minor, l.discount_minor
    )
    select coupon_id as "couponId", currency, count(distinct invoice_id)::text as invoices,
      sum(discount_minor)::text as "discountMinor", sum(left_minor)::text as "turnoverMinor"
    from taken group by coupon_id, currency order by coupon_id, currency`);
  const byCoupon = Map.groupBy(rows, ({ couponId }) => couponId);
  return new Map(
    [...byCoupon].map(([id, of]) => [
      id,
      of.map(({ couponId: _, invoices, ...one }) => ({ ...one, invoices: Number(invoices) })),
    ]),
  );
}
