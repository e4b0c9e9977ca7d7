import type { CouponRefusalReason } from '@panel1/shared-types';
import { and, count, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type Coupon, type CouponOutcome, redemptionRefusal } from '../core/index.ts';
import { type CodeRow, type CouponRow, couponIn } from './coupons.ts';

export const refused = (code: string, reason: CouponRefusalReason) =>
  new AppError('billing.coupon_refused', { values: { code, reason } });

/** Who wants to redeem a coupon; a visitor is a new client. */
export interface Redeemer {
  clientId: string | null;
  currency: string;
}

/** Why somebody may not redeem a code now; `counted` leaves out redemptions that this transaction has made itself. */
export async function refusalOf(
  ctx: QueryContext,
  of: { coupon: CouponRow; code: CodeRow },
  { clientId, currency, counted = 0 }: Redeemer & { counted?: number },
): Promise<CouponRefusalReason | null> {
  const { coupon, code } = of;
  if (code.maxRedemptions !== null && code.redeemed - counted >= code.maxRedemptions) return 'used_up';
  return redemptionRefusal(couponIn(coupon, currency), {
    now: ctx.now,
    currency,
    redemptions: coupon.redeemed - counted,
    redemptionsByClient: clientId === null ? 0 : await redemptionsBy(ctx, { clientId, couponId: coupon.id }),
    isNewClient: clientId === null || !coupon.newClientsOnly || (await isNewClient(ctx, clientId)),
  });
}

/** Why a coupon does nothing for an order. What is for usage waits for the invoices of usage. */
export const refusalAtOrder = ({ refusal }: CouponOutcome, { scope }: Coupon): CouponOutcome['refusal'] =>
  refusal === 'no_eligible_lines' && scope.metrics.length > 0 ? null : refusal;

async function redemptionsBy(ctx: QueryContext, of: { clientId: string; couponId: string }): Promise<number> {
  const { tenantId, clientId, couponId, endedAs } = couponRedemptions;
  const [row] = await ctx.tx
    .select({ n: count() })
    .from(couponRedemptions)
    .where(
      and(
        ...[eq(tenantId, ctx.tenant.id), eq(clientId, of.clientId), eq(couponId, of.couponId)],
        or(isNull(endedAs), ne(endedAs, 'given_back')),
      ),
    );
  return row?.n ?? 0;
}

/** Somebody to whom nothing was ever invoiced that stands. */
async function isNewClient(ctx: QueryContext, clientId: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(
        eq(invoices.tenantId, ctx.tenant.id),
        eq(invoices.clientId, clientId),
        inArray(invoices.status, ['pending_tax', 'issued', 'paid', 'uncollectible']),
      ),
    )
    .limit(1);
  return row === undefined;
}
