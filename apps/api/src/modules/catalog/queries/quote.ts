import { country, currency, locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { add, type Money, toWire, zero } from '#lib/money/money.ts';
import { dueNow } from '../core/from-price.ts';
import { itemRequest } from '../input.ts';
import { type CataloguePricedItem, priceItems } from '../store/price-items.ts';
import { estimateTaxFor } from '../store/tax.ts';

const item = z.strictObject(itemRequest);

/** What some items cost now: every part of each item, what is due at once, and the tax of a buyer in the country. */
export const quote = defineQuery({
  name: 'catalog.quote',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: z.strictObject({
    items: z.array(item).check(z.minLength(1), z.maxLength(30)),
    currency: z.optional(currency()),
    country: z.optional(country()),
    locale: z.optional(locale()),
  }),
  example: (known) => ({ items: [{ productId: known('product'), cycle: 'monthly' as const }] }),
  run: async (ctx, input) => {
    const of = { currency: input.currency ?? ctx.tenant.currency, country: input.country ?? ctx.tenant.country };
    const terms = { currency: of.currency, audience: 'public', locale: input.locale } as const;
    const items = await priceItems(ctx, input.items, terms);
    const due = items.map((one) => ({ taxCategory: one.taxCategory, amount: dueNow(one) }));
    const {
      isTaxInclusive,
      taxTexts,
      isTaxPending,
      asked: _,
      ...estimate
    } = await estimateTaxFor(ctx, due, {
      buyer: { country: of.country },
      currency: of.currency,
    });
    const total = (pick: (one: CataloguePricedItem) => Money) => toWire(items.map(pick).reduce(add, zero(of.currency)));
    return {
      ...of,
      items: items.map(quotedItem),
      setup: total((one) => one.setup),
      recurring: total((one) => one.recurring),
      isTaxInclusive,
      net: toWire(estimate.net),
      tax: toWire(estimate.tax),
      total: toWire(estimate.total),
      taxTexts,
      isTaxPending,
      taxes: estimate.taxes.map((one) => ({ ...one, tax: toWire(one.tax) })),
    };
  },
});

function quotedItem(item: CataloguePricedItem) {
  const { productId, slug, name, cycle, quantity, stock } = item;
  return {
    productId,
    slug,
    name,
    cycle,
    quantity,
    isInStock: stock === null || stock >= quantity,
    options: item.options,
    contract: item.contract,
    lines: item.lines.map((line) => ({ ...line, recurring: toWire(line.recurring), setup: toWire(line.setup) })),
    recurring: toWire(item.recurring),
    setup: toWire(item.setup),
    dueNow: toWire(dueNow(item)),
  };
}
