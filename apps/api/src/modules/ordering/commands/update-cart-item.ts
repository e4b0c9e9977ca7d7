import { BILLING_CYCLES, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { cartItems, carts } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { checkFields, chosenOptions, MAX_QUANTITY, priceItems } from '#modules/catalog/index.ts';
import { answers, cartToken } from '../input.ts';
import { cartExpiry, lockCart, oneCart, oneCartItem, readCartItems, wantedFrom } from '../store/carts.ts';

/** Changes quantity, period, options or answers of an item in the cart; what is left out stays. */
export const updateCartItem = defineCommand({
  name: 'ordering.update_cart_item',
  permission: 'public',
  limits: [{ by: 'ip', points: 120, seconds: 60 }],
  input: z.strictObject({
    cartToken: cartToken(),
    itemId: id(),
    cycle: z.optional(z.enum(BILLING_CYCLES)),
    quantity: z.optional(z.int().check(z.gte(1), z.lte(MAX_QUANTITY))),
    options: z.optional(chosenOptions),
    fields: z.optional(answers),
  }),
  example: (known) => ({ cartToken: 'A'.repeat(43), itemId: known('cart'), quantity: 2 }),
  run: async (ctx, input) => {
    const cart = await lockCart(ctx, input.cartToken);
    const row = (await readCartItems(ctx, cart.id)).find((item) => item.id === input.itemId);
    if (!row) throw notFound();
    const wanted = {
      ...wantedFrom(row),
      cycle: input.cycle ?? row.cycle,
      quantity: input.quantity ?? row.quantity,
      options: input.options ?? row.configuration.options,
    };
    const [priced] = await priceItems(ctx, [wanted], { currency: cart.currency, audience: 'public' });
    if (!priced) throw new AppError('catalog.not_for_sale');
    const fields = checkFields(priced.fields, input.fields ?? row.configuration.fields, []);
    await ctx.tx
      .update(cartItems)
      .set({ cycle: wanted.cycle, quantity: wanted.quantity, configuration: { options: priced.options, fields } })
      .where(oneCartItem(ctx, { cartId: cart.id, itemId: row.id }));
    await ctx.tx
      .update(carts)
      .set({ expiresAt: cartExpiry(ctx) })
      .where(oneCart(ctx, cart.id));
    return { itemId: row.id };
  },
  audit: () => null,
});
