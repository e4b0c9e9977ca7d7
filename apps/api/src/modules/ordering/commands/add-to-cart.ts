import { currency } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { cartItems, carts } from '#db/schema/ordering.ts';
import { newToken, tokenHash } from '#lib/auth/opaque-token.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { checkFields, priceItems } from '#modules/catalog/index.ts';
import { cartToken, MAX_ITEMS, orderedItem } from '../input.ts';
import { cartExpiry, lockCart, oneCart, readCartItems } from '../store/carts.ts';

/** Puts an item into the cart; without a token a new cart is made, and its token is in the answer and nowhere else. */
export const addToCart = defineCommand({
  name: 'ordering.add_to_cart',
  permission: 'public',
  limits: [{ by: 'ip', points: 60, seconds: 60 }],
  input: z.strictObject({
    cartToken: z.optional(cartToken()),
    /** Of a new cart; the tenant's where left out. */
    currency: z.optional(currency()),
    item: z.strictObject(orderedItem),
  }),
  example: (known) => ({ item: { productId: known('product'), cycle: 'monthly' as const } }),
  run: async (ctx, input) => {
    const { item } = input;
    const cart = await openCart(ctx, input);
    const [priced] = await priceItems(ctx, [item], { currency: cart.currency, audience: 'public' });
    if (!priced) throw new AppError('catalog.not_for_sale');
    // Answers may still be missing here; checkout demands them.
    const fields = checkFields(priced.fields, item.fields, []);
    const present = await readCartItems(ctx, cart.id);
    if (present.length >= MAX_ITEMS) throw new AppError('request.invalid', { fields: { item: 'too_many_items' } });
    const itemId = ctx.newId();
    await ctx.tx.insert(cartItems).values({
      tenantId: ctx.tenant.id,
      id: itemId,
      cartId: cart.id,
      productId: item.productId,
      cycle: item.cycle,
      quantity: item.quantity,
      configuration: { options: priced.options, fields },
      position: (present.at(-1)?.position ?? -1) + 1,
    });
    return { cartToken: cart.token, itemId };
  },
  audit: () => null,
  isResultSecret: true,
});

async function openCart(
  ctx: CommandContext,
  of: { cartToken?: string | undefined; currency?: string | undefined },
): Promise<{ id: string; currency: string; token: string }> {
  if (of.cartToken !== undefined) {
    const { id, currency: known } = await lockCart(ctx, of.cartToken);
    if (of.currency !== undefined && of.currency !== known) throw new AppError('ordering.currency_mismatch');
    await ctx.tx
      .update(carts)
      .set({ expiresAt: cartExpiry(ctx) })
      .where(oneCart(ctx, id));
    return { id, currency: known, token: of.cartToken };
  }
  const token = newToken();
  const cart = { id: ctx.newId(), currency: of.currency ?? ctx.tenant.currency };
  await ctx.tx.insert(carts).values({
    ...cart,
    tenantId: ctx.tenant.id,
    tokenHash: tokenHash(token),
    createdAt: ctx.realNow,
    expiresAt: cartExpiry(ctx),
  });
  return { ...cart, token };
}
