import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { acceptOrder } from './commands/accept-order.ts';
import { addToCart } from './commands/add-to-cart.ts';
import { answerFields } from './commands/answer-fields.ts';
import { cancelOrder } from './commands/cancel-order.ts';
import { createOrder } from './commands/create-order.ts';
import { holdOrder } from './commands/hold-order.ts';
import { markFraud } from './commands/mark-fraud.ts';
import { releaseOrder } from './commands/release-order.ts';
import { removeCartItem } from './commands/remove-cart-item.ts';
import { setCartCurrency } from './commands/set-cart-currency.ts';
import { updateCartItem } from './commands/update-cart-item.ts';
import { cart } from './queries/cart.ts';
import { getOrder } from './queries/get-order.ts';
import { listOrders } from './queries/list-orders.ts';
import { previewOrder } from './queries/preview-order.ts';

export const orderingRouter = router({
  cart: queryOf(cart),
  addToCart: mutationOf(addToCart),
  updateCartItem: mutationOf(updateCartItem),
  removeCartItem: mutationOf(removeCartItem),
  setCartCurrency: mutationOf(setCartCurrency),
  answerFields: mutationOf(answerFields),
  list: queryOf(listOrders),
  get: queryOf(getOrder),
  preview: queryOf(previewOrder),
  create: mutationOf(createOrder),
  accept: mutationOf(acceptOrder),
  hold: mutationOf(holdOrder),
  release: mutationOf(releaseOrder),
  cancel: mutationOf(cancelOrder),
  markFraud: mutationOf(markFraud),
});
