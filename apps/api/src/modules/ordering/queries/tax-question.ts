import { defineQuery } from '#lib/command/define.ts';
import { tryPriceItems } from '#modules/catalog/index.ts';
import { cartInput } from '../input.ts';
import { buyerOfCart } from '../store/cart-buyer.ts';
import { getCart, readCartItems, wantedFrom } from '../store/carts.ts';
import { estimateOrder } from '../store/estimate-order.ts';
import { splitItem } from '../store/plan-item.ts';

/** What a tax calculator has to be asked about a cart; null: nothing. For the action that asks. */
export const taxQuestion = defineQuery({
  name: 'ordering.tax_question',
  permission: 'public',
  input: cartInput,
  example: () => ({ cartToken: 'A'.repeat(43) }),
  run: async (ctx, input) => {
    const { id, currency, couponCodes } = await getCart(ctx, input.cartToken);
    const wanted = (await readCartItems(ctx, id)).map(wantedFrom);
    const outcomes = await tryPriceItems(ctx, wanted, { currency, audience: 'public', locale: input.locale });
    const items = outcomes
      .flatMap((outcome) => ('item' in outcome ? [outcome.item] : []))
      .map((item, nth) => splitItem(item, { fields: {}, nth }));
    const buyer = await buyerOfCart(ctx, input);
    return (await estimateOrder(ctx, { items, couponCodes, buyer, currency })).tax.asked;
  },
});
