import { country, locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { add, type Money, toWire, zero } from '#lib/money/money.ts';
import {
  type CataloguePricedItem,
  dueNow,
  estimateTaxFor,
  type PriceOutcome,
  tryPriceItems,
} from '#modules/catalog/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { cartToken } from '../input.ts';
import { type CartItemRow, getCart, readCartItems, wantedFrom } from '../store/carts.ts';

/** The cart with the prices of this moment. An item that cannot be bought any more says why and counts for nothing. */
export const cart = defineQuery({
  name: 'ordering.cart',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: z.strictObject({
    cartToken: cartToken(),
    country: z.optional(country()),
    locale: z.optional(locale()),
  }),
  example: () => ({ cartToken: 'A'.repeat(43) }),
  run: async (ctx, input) => {
    const row = await getCart(ctx, input.cartToken);
    const { currency } = row;
    const land = input.country ?? ctx.tenant.country;
    const items = await readCartItems(ctx, row.id);
    const terms = { currency, audience: 'public', locale: input.locale } as const;
    const outcomes = await tryPriceItems(ctx, items.map(wantedFrom), terms);
    const priced = outcomes.flatMap((outcome) => ('item' in outcome ? [outcome.item] : []));
    const due = priced.map((item) => ({ taxCategory: item.taxCategory, amount: dueNow(item) }));
    const { isTaxInclusive, net, tax, total, taxes } = await estimateTaxFor(ctx, due, { country: land, currency });
    const sum = (pick: (item: CataloguePricedItem) => Money) => toWire(priced.map(pick).reduce(add, zero(currency)));
    const { termsVersion, termsUrl } = await readSettings(ctx, 'ordering');
    return {
      currency,
      country: land,
      expiresAt: row.expiresAt.toString(),
      terms: { version: termsVersion, url: termsUrl },
      items: items.map((item, index) => shown(item, outcomes[index])),
      setup: sum((item) => item.setup),
      recurring: sum((item) => item.recurring),
      isTaxInclusive,
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
    recurring: item && toWire(item.recurring),
    setup: item && toWire(item.setup),
    dueNow: item && toWire(dueNow(item)),
  };
}
