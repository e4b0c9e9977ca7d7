import { id, locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import {
  type CatalogProduct,
  productFields,
  productNames,
  readProduct,
  tryPriceItems,
} from '#modules/catalog/index.ts';
import { carryOptions } from '../core/carry-options.ts';
import { getSubscriptionRow, type SubscriptionRow } from '../store/subscriptions.ts';

/** Where a subscription can go by the catalogue: its own product and those that it lists, with prices per rhythm. */
export const changeOptions = defineQuery({
  name: 'subscriptions.change_options',
  permission: 'subscription:change',
  input: z.strictObject({
    subscriptionId: id(),
    locale: z.optional(locale()),
    /** Staff only: any product. */
    productId: z.optional(id()),
  }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, input) {
    const row = await getSubscriptionRow(ctx, input.subscriptionId);
    const own = await readProduct(ctx, row.productId);
    const isStaff = clientScope(ctx.actor) === null;
    const wanted = isStaff && input.productId !== undefined ? [input.productId] : [];
    const ids = [...new Set([row.productId, ...own.upgrades, ...wanted])];
    const names = await productNames(ctx, ids, input.locale);
    const found = await Promise.all(
      ids.map((productId) => offerOf(ctx, { row, own, productId, locale: input.locale })),
    );
    return {
      productId: row.productId,
      cycle: row.cycle,
      quantity: row.quantity,
      recurring: { amountMinor: row.recurringMinor.toString(), currency: row.currency },
      products: found
        .filter((offer) => offer.prices.length > 0 || offer.productId === row.productId)
        .map((offer) => ({ ...offer, name: names.get(offer.productId) ?? '' })),
    };
  },
});

interface Asked {
  row: SubscriptionRow;
  own: CatalogProduct;
  productId: string;
  locale: string | undefined;
}

/** What a product costs in each rhythm with the options that are kept, and what it asks that is not answered yet. */
async function offerOf(ctx: QueryContext, { row, own, productId, locale: language }: Asked) {
  const product = productId === own.productId ? own : await readProduct(ctx, productId);
  const options = carryOptions(own.options, product.options, row.configuration.options);
  const cycles = [...new Set(product.prices.filter((one) => one.currency === row.currency).map((one) => one.cycle))];
  const wanted = cycles.filter((cycle) => cycle !== 'one_time');
  const isServer = product.components.some(({ kind }) => kind !== 'one_off');
  const quantity = isServer ? 1 : row.quantity;
  const audience = clientScope(ctx.actor) === null ? 'staff' : 'public';
  const priced = await tryPriceItems(
    ctx,
    wanted.map((cycle) => ({ productId, cycle, quantity, options })),
    { currency: row.currency, audience, locale: language },
  );
  const asked = await productFields(ctx, productId, language);
  return {
    productId,
    isCurrent: productId === row.productId,
    hasQuantity: !isServer,
    prices: priced.flatMap((outcome) =>
      'error' in outcome
        ? []
        : [
            {
              cycle: outcome.item.cycle,
              recurring: { amountMinor: outcome.item.recurring.minor.toString(), currency: row.currency },
            },
          ],
    ),
    fields: asked.filter(({ key, isRequired }) => isRequired && !row.configuration.fields[key]),
  };
}
