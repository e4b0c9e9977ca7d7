import { and, count, eq } from 'drizzle-orm';
import { carts, orders } from '#db/schema/ordering.ts';
import { demand } from '#lib/authz/decide.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { chargeMethod, startPayment } from '#modules/payments/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { type CheckoutInput, checkoutInput, exampleCheckout } from '../input.ts';
import { lockCart, oneCart, readCartItems, wantedFrom } from '../store/carts.ts';
import { openGuestAccount } from '../store/open-account.ts';
import { placeOrder as place } from '../store/place.ts';

/** Where the gateway sends the payer back to. */
export const donePath = (orderId: string) => `/checkout/done?order=${orderId}`;

/**
 * Makes an order of a cart, for a visitor (user and client account are made with it) or a contact, and starts its
 * payment. Every amount is computed here; the caller named products, quantities and a way to pay.
 */
export const placeOrder = defineCommand({
  name: 'ordering.place_order',
  permission: 'public',
  input: checkoutInput,
  example: () => exampleCheckout,
  run: async (ctx, input) => {
    const settings = await readSettings(ctx, 'ordering');
    if (!input.terms.isAccepted || input.terms.version !== settings.termsVersion)
      throw new AppError('ordering.terms_not_accepted');
    const cart = await lockCart(ctx, input.cartToken);
    const items = await readCartItems(ctx, cart.id);
    if (items.length === 0) throw new AppError('ordering.cart_empty');
    const { clientId, isNew } = await buyer(ctx, input, cart.currency);
    await ctx.tx.update(carts).set({ orderedAt: ctx.realNow }).where(oneCart(ctx, cart.id));
    const placed = await place(ctx, {
      client: await clientParty(ctx, clientId),
      currency: cart.currency,
      items: items.map((item) => ({ ...wantedFrom(item), fields: item.configuration.fields })),
      audience: 'public',
      couponCodes: cart.couponCodes,
      termsVersion: settings.termsVersion,
      asksForStart: input.asksForStart,
      reviewReason: reviewReason(settings.review, isNew),
    });
    const paymentId = placed.isWaiting || placed.total.amountMinor === '0' ? null : await pay(ctx, input, placed);
    return { ...placed, clientId, paymentId };
  },
  audit: ({ result }) => ({
    resource: { kind: 'order', id: result.orderId },
    clientId: result.clientId,
    detail: { total: result.total, paymentId: result.paymentId },
  }),
});

/** Whose order it is. Staff and API keys place orders by `ordering.create_order`. */
async function buyer(
  ctx: CommandContext,
  input: CheckoutInput,
  currency: string,
): Promise<{ clientId: string; isNew: boolean }> {
  const { actor } = ctx;
  if (actor.kind === 'anonymous')
    return { clientId: await openGuestAccount(ctx, { account: input.account, currency }), isNew: true };
  if (actor.kind !== 'user' || actor.surface !== 'client' || actor.clientId === null)
    throw new AppError('auth.forbidden');
  demand(actor, 'order:place');
  const [accepted] = await ctx.tx
    .select({ n: count() })
    .from(orders)
    .where(and(eq(orders.tenantId, ctx.tenant.id), eq(orders.clientId, actor.clientId), eq(orders.status, 'accepted')));
  return { clientId: actor.clientId, isNew: accepted?.n === 0 };
}

function reviewReason(review: 'none' | 'new_clients' | 'all', isNew: boolean): string | null {
  if (review === 'all') return 'Every order is reviewed';
  return review === 'new_clients' && isNew ? 'First order of this client' : null;
}

async function pay(
  ctx: CommandContext,
  input: CheckoutInput,
  { orderId, invoiceId }: { orderId: string; invoiceId: string },
): Promise<string | null> {
  const { pluginId, paymentMethodId, saveMethod, useCredit } = input;
  const invoiceIds = [invoiceId];
  if (paymentMethodId !== undefined) {
    const { paymentId } = await ctx.call(chargeMethod, { invoiceIds, paymentMethodId, useCredit });
    return paymentId;
  }
  const returnPath = donePath(orderId);
  const { paymentId } = await ctx.call(startPayment, { invoiceIds, pluginId, saveMethod, useCredit, returnPath });
  return paymentId;
}
