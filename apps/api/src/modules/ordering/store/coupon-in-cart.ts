import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { TriedLines } from '#modules/billing/index.ts';
import { tryPriceItems } from '#modules/catalog/index.ts';
import { type CartRow, readCartItems, wantedFrom } from './carts.ts';
import { estimateOrder } from './estimate-order.ts';
import { splitItem } from './plan-item.ts';

/** What one of the codes of a cart would do to it now; of an empty cart nothing can be told, and nothing is refused for it. */
export async function couponInCart(
  ctx: QueryContext,
  { cart, code }: { cart: CartRow; code: string },
): Promise<TriedLines['coupons'][number]> {
  const { currency, couponCodes } = cart;
  const items = await readCartItems(ctx, cart.id);
  if (items.length === 0) throw new AppError('ordering.cart_empty');
  const outcomes = await tryPriceItems(ctx, items.map(wantedFrom), { currency, audience: 'public' });
  const priced = outcomes.flatMap((outcome) => ('item' in outcome ? [outcome.item] : []));
  const { actor } = ctx;
  const isClient = actor.kind === 'user' && actor.surface === 'client' && actor.clientId !== null;
  const { coupons } = await estimateOrder(ctx, {
    items: priced.map((item, nth) => splitItem(item, { fields: {}, nth })),
    couponCodes,
    buyer: isClient && actor.clientId !== null ? { clientId: actor.clientId } : { country: ctx.tenant.country },
    currency,
  });
  const found = coupons.find((one) => one.code === code);
  if (found === undefined) throw new RangeError('the code is one of the cart');
  return found;
}
