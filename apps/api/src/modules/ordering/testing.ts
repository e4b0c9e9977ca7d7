import { type Caller, execute } from '#lib/command/execute.ts';
import { addToCart } from './commands/add-to-cart.ts';
import { createOrder } from './commands/create-order.ts';

type CartInput = Parameters<typeof addToCart.run>[1];
type Item = Pick<CartInput['item'], 'productId'> & Partial<CartInput['item']>;

/** A cart with one monthly item (changed by `item`); answers its token. */
export async function aCart(visitor: Caller, item: Item, currency?: string): Promise<string> {
  const full = { cycle: 'monthly', quantity: 1, ...item } as const;
  const { cartToken } = await execute(visitor, addToCart, { item: full, currency });
  return cartToken;
}

/** An order of one monthly item that staff placed for a client. */
export async function anOrder(staff: Caller, of: { clientId: string; productId: string }) {
  const { clientId, productId } = of;
  return execute(staff, createOrder, { clientId, items: [{ productId, cycle: 'monthly' }] });
}
