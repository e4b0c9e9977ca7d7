import { id, locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import {
  type CatalogProduct,
  productFields,
  productNames,
  productOptions,
  readProduct,
  startingChoices,
  tryPriceItems,
} from '#modules/catalog/index.ts';
import { carryOptions } from '../core/carry-options.ts';
import { standingOf } from '../store/plan.ts';
import { getSubscriptionRow, type SubscriptionRow } from '../store/subscriptions.ts';
import { refusalOf } from './refusal.ts';

/**
 * Where a subscription can go by the catalogue: its own product and those that it lists, with prices per rhythm and what
 * can be chosen of each. What stands in the way of any change is told before anything is chosen.
 */
export const changeOptions = defineQuery({
  name: 'subscriptions.change_options',
  permission: 'subscription:change',
  input: z.strictObject({
    subscriptionId: id(),
    locale: z.optional(locale()),
    /** Staff only: any product, behind those that clients reach. */
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
      ...(await startOf(ctx, row)),
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

/** The first day from which staff can let a change count, or what stands in its way. */
async function startOf(ctx: QueryContext, row: SubscriptionRow) {
  try {
    const { invoiced } = await standingOf(ctx, row);
    const { start } = invoiced;
    const isAhead = Temporal.PlainDate.compare(start, ctx.today) > 0;
    return { earliestOn: (isAhead ? ctx.today : start).toString(), obstacle: null };
  } catch (error) {
    return { earliestOn: null, obstacle: refusalOf(error) };
  }
}

interface Asked {
  row: SubscriptionRow;
  own: CatalogProduct;
  productId: string;
  locale: string | undefined;
}

/** What a product costs in each rhythm with the options that are kept, and what it asks that is not answered yet. */
async function offerOf(ctx: QueryContext, { row, own, productId, locale: language }: Asked) {
  const product = productId === own.productId ? own : await readProduct(ctx, productId);
  const isCurrent = productId === row.productId;
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
    isCurrent,
    hasQuantity: !isServer,
    prices: priced.flatMap((outcome) => {
      if ('error' in outcome) return [];
      const { cycle, recurring } = outcome.item;
      // What runs keeps the price at which it was sold.
      const minor = isCurrent && cycle === row.cycle ? row.recurringMinor : recurring.minor;
      return [{ cycle, recurring: { amountMinor: minor.toString(), currency: row.currency } }];
    }),
    options: productOptions(ctx, product, language).map((option) => ({
      ...option,
      choices: option.choices.map((choice) => ({ ...choice, prices: pricesOf(choice.prices, row.currency) })),
    })),
    /** What is chosen of each option unless somebody chooses otherwise: as it is now, where both products have it. */
    chosen: startingChoices(product.options, options),
    fields: asked.filter(({ key, isRequired }) => isRequired && !row.configuration.fields[key]),
  };
}

/** Prices in the subscription's currency; a change costs no set-up fee. */
function pricesOf(prices: ReturnType<typeof productOptions>[number]['choices'][number]['prices'], currency: string) {
  return prices.flatMap(({ cycle, price }) =>
    price.currency === currency ? [{ cycle, price, setup: { amountMinor: '0', currency } }] : [],
  );
}
