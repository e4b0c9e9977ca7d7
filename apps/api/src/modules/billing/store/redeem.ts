import type { CouponRefusalReason } from '@panel1/shared-types';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { couponCodes, couponRedemptions, coupons } from '#db/schema/billing-coupons.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import type { CouponOutcome } from '../core/index.ts';
import { isCombined, type Redeeming } from './coupon-combination.ts';
import { type Redeemer, refusalAtOrder, refusalOf, refused } from './coupon-refusal.ts';
import { type CodeRow, type CouponRow, findCode, oneCoupon, termsIn } from './coupons.ts';
import { type HeldRedemption, heldFrom, oneRedemption, redemptionsFor } from './redemptions.ts';

interface Wanted extends Redeemer {
  clientId: string;
  codes: readonly string[];
  /** What they are for; null: all subscriptions of the client. */
  subscriptionIds: readonly string[] | null;
}

/**
 * Redeems codes for a client, in the order in which they were entered. Their counters move by one conditional update each,
 * which holds the coupons until the end of the transaction: of many at once no more come through than the limit says.
 * Throws `billing.coupon_refused` with the reason.
 */
export async function redeemCodes(ctx: CommandContext, of: Wanted): Promise<HeldRedemption[]> {
  const found: (Redeeming & { code: CodeRow })[] = [];
  for (const typed of of.codes) {
    const one = await findCode(ctx, typed);
    if (one === null) throw refused(typed, 'unknown');
    if (found.some(({ coupon }) => coupon.id === one.coupon.id)) throw refused(typed, 'already_entered');
    found.push(one);
  }
  // One order for everybody, so that two never wait for each other.
  for (const { coupon, code } of found.toSorted((a, b) => (a.coupon.id < b.coupon.id ? -1 : 1)))
    await claim(ctx, { coupon, code }, of);
  const present = await redemptionsFor(ctx, { clientId: of.clientId });
  const clash = found.find((one) => !isCombined(one, { ...of, beside: found, present }));
  if (clash !== undefined) throw refused(clash.code.code, 'not_stackable');
  const rows = found.map(({ coupon, code }, nth) => ({
    tenantId: ctx.tenant.id,
    id: ctx.newId(),
    clientId: of.clientId,
    couponId: coupon.id,
    codeId: code.id,
    code: code.code,
    terms: termsIn(coupon, of.currency),
    subscriptionIds: of.subscriptionIds === null ? null : [...of.subscriptionIds],
    redeemedAt: ctx.now.add({ milliseconds: nth }),
    redeemedByName: actorName(ctx.actor),
    uses: [],
  }));
  if (rows.length === 0) return [];
  const written = await ctx.tx.insert(couponRedemptions).values(rows).returning();
  return written.flatMap((row) => heldFrom(row));
}

/**
 * Ties redemptions to the first invoice of their order, with which they come back. One that takes nothing off it is refused,
 * unless it is for usage: who entered it was told of another amount.
 */
export async function bindToInvoice(
  ctx: CommandContext,
  of: { invoiceId: string; redeemed: readonly HeldRedemption[]; outcomes: readonly CouponOutcome[] },
): Promise<void> {
  for (const { id, code, coupon } of of.redeemed) {
    const outcome = of.outcomes.find(({ redemptionId }) => redemptionId === id);
    const refusal = outcome === undefined ? 'no_eligible_lines' : refusalAtOrder(outcome, coupon);
    if (refusal !== null) throw refused(code ?? '', refusal);
    await ctx.tx.update(couponRedemptions).set({ invoiceId: of.invoiceId }).where(oneRedemption(ctx, id));
  }
}

/** Counts a redemption of a coupon and its code, unless their limits are reached. */
async function claim(
  ctx: CommandContext,
  { coupon, code }: { coupon: CouponRow; code: CodeRow },
  redeemer: Redeemer,
): Promise<void> {
  const one = sql`${coupons.redeemed} + 1`;
  const { maxRedemptions, redeemed, archivedAt } = coupons;
  const [counted] = await ctx.tx
    .update(coupons)
    .set({ redeemed: one })
    .where(and(oneCoupon(ctx, coupon.id), isNull(archivedAt), or(isNull(maxRedemptions), lt(redeemed, maxRedemptions))))
    .returning();
  const [codeCounted] = await ctx.tx
    .update(couponCodes)
    .set({ redeemed: sql`${couponCodes.redeemed} + 1` })
    .where(
      and(
        eq(couponCodes.tenantId, ctx.tenant.id),
        eq(couponCodes.id, code.id),
        or(isNull(couponCodes.maxRedemptions), lt(couponCodes.redeemed, couponCodes.maxRedemptions)),
      ),
    )
    .returning();
  if (counted === undefined || codeCounted === undefined) throw refused(code.code, 'used_up');
  const refusal: CouponRefusalReason | null = await refusalOf(
    ctx,
    { coupon: counted, code: codeCounted },
    { ...redeemer, counted: 1 },
  );
  if (refusal !== null) throw refused(code.code, refusal);
}

/** Takes redemptions off the counters: they may be redeemed again. */
export async function uncount(ctx: CommandContext, of: { couponId: string; codeId: string | null }): Promise<void> {
  await ctx.tx
    .update(coupons)
    .set({ redeemed: sql`${coupons.redeemed} - 1` })
    .where(oneCoupon(ctx, of.couponId));
  if (of.codeId === null) return;
  await ctx.tx
    .update(couponCodes)
    .set({ redeemed: sql`${couponCodes.redeemed} - 1` })
    .where(and(eq(couponCodes.tenantId, ctx.tenant.id), eq(couponCodes.id, of.codeId)));
}
