import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { type CouponOutcome, type CouponRedemption, isSpent } from '../core/index.ts';
import { readTerms } from './coupon-terms.ts';

export type RedemptionRow = typeof couponRedemptions.$inferSelect;

/** A redemption that counts, as the core reads it. */
export interface HeldRedemption extends CouponRedemption {
  code: string | null;
  isStackable: boolean;
  isSpent: boolean;
  /** Its uses as they are stored, and whether some were left out. */
  kept: RedemptionRow['uses'];
  wasUsed: boolean;
}

export const oneRedemption = (ctx: QueryContext, redemptionId: string) =>
  and(eq(couponRedemptions.tenantId, ctx.tenant.id), eq(couponRedemptions.id, redemptionId));

/**
 * The coupons that a client may use on a document, without their uses on that document itself. `isLocked` keeps them until
 * the end of the transaction, so that two documents do not take the same amount or period.
 */
export async function redemptionsFor(
  ctx: QueryContext,
  of: { clientId: string; documentId?: string | undefined; isLocked?: boolean },
): Promise<HeldRedemption[]> {
  const { tenantId, clientId, endedAt, terms, id } = couponRedemptions;
  const found = ctx.tx
    .select()
    .from(couponRedemptions)
    .where(and(eq(tenantId, ctx.tenant.id), eq(clientId, of.clientId), isNull(endedAt), isNotNull(terms)))
    .orderBy(asc(id));
  const rows = await (of.isLocked === true ? found.for('update') : found);
  return rows.flatMap((row) => heldFrom(row, of.documentId));
}

/** Which of these clients have a coupon that may reduce periods to come. */
export async function clientsWithCoupons(ctx: QueryContext, among: readonly string[]): Promise<Set<string>> {
  if (among.length === 0) return new Set();
  const { tenantId, clientId, endedAt, isSpent: spent } = couponRedemptions;
  const rows = await ctx.tx
    .selectDistinct({ clientId })
    .from(couponRedemptions)
    .where(and(eq(tenantId, ctx.tenant.id), inArray(clientId, [...among]), isNull(endedAt), eq(spent, false)));
  return new Set(rows.map((row) => row.clientId));
}

/** A stored redemption as the core reads it, without its uses on one document; none for one of the billing engine. */
export function heldFrom(row: RedemptionRow, without?: string): HeldRedemption[] {
  if (row.terms === null) return [];
  const { id, code, redeemedAt, subscriptionIds } = row;
  const kept = row.uses.filter(({ documentId }) => documentId !== without);
  const uses = kept.map(({ use }) => ({ ...use, amountMinor: BigInt(use.amountMinor) }));
  const coupon = readTerms(row.couponId, row.terms);
  const state = { isStackable: row.terms.isStackable, isSpent: row.isSpent, wasUsed: kept.length < row.uses.length };
  return [{ id, code, coupon, redeemedAt, subscriptionIds, uses, kept, ...state }];
}

/** Writes down what a document used of locked redemptions, in place of what it used before. */
export async function keepUses(
  ctx: CommandContext,
  of: { documentId: string; redemptions: readonly HeldRedemption[]; outcomes: readonly CouponOutcome[] },
): Promise<void> {
  const { documentId } = of;
  for (const { kept, wasUsed, ...redemption } of of.redemptions) {
    const used = of.outcomes.find(({ redemptionId }) => redemptionId === redemption.id)?.uses ?? [];
    if (used.length === 0 && !wasUsed) continue;
    const stored = used.map((use) => ({ documentId, use: { ...use, amountMinor: use.amountMinor.toString() } }));
    await ctx.tx
      .update(couponRedemptions)
      .set({
        uses: [...kept, ...stored],
        isSpent: isSpent({ ...redemption, uses: [...redemption.uses, ...used] }),
      })
      .where(oneRedemption(ctx, redemption.id));
  }
}
