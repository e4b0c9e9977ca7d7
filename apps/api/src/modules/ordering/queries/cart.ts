import { defineQuery } from '#lib/command/define.ts';
import { add, type Money, toWire, zero } from '#lib/money/money.ts';
import { type CataloguePricedItem, dueNow, type PriceOutcome, tryPriceItems } from '#modules/catalog/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { cartInput } from '../input.ts';
import { asksForStart } from '../store/asks-for-start.ts';
import { buyerOfCart } from '../store/cart-buyer.ts';
import { type CartItemRow, getCart, readCartItems, wantedFrom } from '../store/carts.ts';
import { couponViews, estimateOrder } from '../store/estimate-order.ts';
import { splitItem } from '../store/plan-item.ts';

/** The cart with the prices of this moment. An item that cannot be bought any more says why and counts for nothing. */
export const cart = defineQuery({
  name: 'ordering.cart',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: cartInput,
  example: () => ({ cartToken: 'A'.repeat(43) }),
  run: async (ctx, input) => {
    const row = await getCart(ctx, input.cartToken);
    const { currency } = row;
    const buyer = await buyerOfCart(ctx, input);
    const items = await readCartItems(ctx, row.id);
    const terms = { currency, audience: 'public', locale: input.locale } as const;
    const outcomes = await tryPriceItems(ctx, items.map(wantedFrom), terms);
    const priced = outcomes.flatMap((outcome) => ('item' in outcome ? [outcome.item] : []));
    const estimate = await estimateOrder(ctx, {
      items: priced.map((item, nth) => splitItem(item, { fields: {}, nth })),
      ...{ couponCodes: row.couponCodes, buyer, currency },
    });
    const { net, tax, total, taxes, asked, ...taxation } = estimate.tax;
    const discountMinor = estimate.lines.reduce((off, line) => off + line.discountMinor, 0n);
    const sum = (pick: (item: CataloguePricedItem) => Money) => toWire(priced.map(pick).reduce(add, zero(currency)));
    const { termsVersion, termsUrl } = await readSettings(ctx, 'ordering');
    return {
      currency,
      country: input.country ?? ctx.tenant.country,
      expiresAt: row.expiresAt.toString(),
      terms: { version: termsVersion, url: termsUrl },
      asksForStart: await asksForStart(ctx, buyer),
      items: items.map((item, index) => shown(item, outcomes[index])),
      setup: sum((item) => item.setup),
      recurring: sum((item) => item.recurring),
      coupons: couponViews(estimate.coupons, currency),
      /** What coupons take off, those included that the account redeemed before. */
      discount: { amountMinor: discountMinor.toString(), currency },
      ...taxation,
      /** A tax calculator has to be asked first: `ordering.quote_tax` does. */
      needsTaxQuote: asked !== null,
      net: toWire(net),
      tax: toWire(tax),
      total: toWire(total),
      taxes: taxes.map((one) => ({ ...one, tax: toWire(one.tax) })),
    };
  },
});

function shown(row: CartItemRow, outcome: PriceOutcome | undefined) {
  const { id: itemId, productId, cycle, quantity, configuration } = row;
  const item = outcome && 'item' in outcome ? outcome.item : null;
  const isInStock = item === null || item.stock === null || item.stock >= quantity;
  return {
    itemId,
    productId,
    cycle,
    quantity,
    options: configuration.options,
    answers: configuration.fields,
    problem: outcome && 'error' in outcome ? outcome.error.code : isInStock ? null : ('ordering.out_of_stock' as const),
    name: item?.name ?? null,
    slug: item?.slug ?? null,
    isOnePerItem: item?.fields.some((field) => field.kind === 'domain') ?? false,
    fields: (item?.fields ?? []).map(({ key, kind, timing, isRequired, choices, label }) => ({
      key,
      kind,
      timing,
      isRequired,
      choices,
      label,
    })),
    lines: (item?.lines ?? []).map((line) => ({
      label: line.label,
      quantity: line.quantity,
      recurring: toWire(line.recurring),
      setup: toWire(line.setup),
    })),
    contract: item?.contract ?? null,
    recurring: item && toWire(item.recurring),
    setup: item && toWire(item.setup),
    dueNow: item && toWire(dueNow(item)),
  };
}
