import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { isSpent } from '../core/index.ts';
import { uncount } from './redeem.ts';
import { heldFrom, oneRedemption } from './redemptions.ts';

/**
 * Gives back what a document used of coupons, because it is void or was thrown away. A coupon that was entered for the order
 * of that document, and is used nowhere else, ends with it: it may be redeemed again.
 */
export async function giveBackUses(ctx: CommandContext, of: { invoiceId: string; clientId: string }): Promise<void> {
  for (const { row, left } of await freeUses(ctx, { id: of.invoiceId, clientId: of.clientId })) {
    if (row.invoiceId !== of.invoiceId) continue;
    const isOver = left.kept.length === 0;
    await ctx.tx
      .update(couponRedemptions)
      // A draft is deleted: nothing may point to it.
      .set({ invoiceId: null, ...(isOver ? { endedAt: ctx.now, endedAs: 'given_back', endReason: 'order' } : {}) })
      .where(oneRedemption(ctx, row.id));
    if (isOver) await uncount(ctx, row);
  }
}

/** Takes what a document used off what was redeemed; answers the redemptions that it used or that were entered for it. */
export async function freeUses(ctx: CommandContext, document: { id: string; clientId: string }) {
  const { tenantId, clientId, invoiceId, uses, endedAt, id } = couponRedemptions;
  const rows = await ctx.tx
    .select()
    .from(couponRedemptions)
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        eq(clientId, document.clientId),
        or(eq(invoiceId, document.id), sql`${uses} @> ${JSON.stringify([{ documentId: document.id }])}::jsonb`),
        isNull(endedAt),
      ),
    )
    .orderBy(id)
    .for('update');
  const freed = rows.flatMap((row) => heldFrom(row, document.id).map((left) => ({ row, left })));
  for (const { row, left } of freed)
    await ctx.tx
      .update(couponRedemptions)
      .set({ uses: left.kept, isSpent: isSpent(left) })
      .where(oneRedemption(ctx, row.id));
  return freed;
}

/** An invoice takes the place of another one: what was entered for that order comes back with the new one from now on. */
export async function moveRedemptions(
  ctx: CommandContext,
  of: { clientId: string; from: string; to: string },
): Promise<void> {
  const { tenantId, clientId, invoiceId } = couponRedemptions;
  await ctx.tx
    .update(couponRedemptions)
    .set({ invoiceId: of.to })
    .where(and(eq(tenantId, ctx.tenant.id), eq(clientId, of.clientId), eq(invoiceId, of.from)));
}

/** The first period of a subscription has a day now: what coupons were used in it is known by that day from now on. */
export async function nameFirstPeriod(
  ctx: CommandContext,
  of: { clientId: string; subscriptionId: string; period: Temporal.PlainDate },
): Promise<void> {
  await ctx.tx.execute(sql`
    update coupon_redemptions r set uses = (
      select jsonb_agg(case when one -> 'use' ->> 'subscriptionId' = ${of.subscriptionId} and one -> 'use' ->> 'period' is null
        then jsonb_set(one, '{use,period}', to_jsonb(${of.period.toString()}::text)) else one end order by nth)
      from jsonb_array_elements(r.uses) with ordinality as used(one, nth))
    where tenant_id = ${ctx.tenant.id} and client_id = ${of.clientId}
      and uses @> ${JSON.stringify([{ use: { subscriptionId: of.subscriptionId, period: null } }])}::jsonb`);
}
