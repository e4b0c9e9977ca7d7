import { BILLING_CYCLES } from '@panel1/shared-types/states';
import * as z from 'zod/mini';
import type { api, RouterOutputs } from '#lib/trpc.ts';

export type ChangeOptions = RouterOutputs['subscriptions']['changeOptions'];
export type Offer = ChangeOptions['products'][number];
export type PlanWish = Parameters<typeof api.subscriptions.previewChange.query>[0];

/** What is chosen of a plan, as a form holds it: options and answers of all plans that were looked at. */
export const wishForm = z.object({
  productId: z.string(),
  cycle: z.enum(BILLING_CYCLES),
  quantity: z.int().check(z.gte(1)),
  options: z.record(z.string(), z.object({ choiceId: z.string(), quantity: z.int().check(z.gte(0)) })),
  fields: z.record(z.string(), z.string()),
});
export type WishForm = z.infer<typeof wishForm>;

/** The form to start from: the first plan that is another one, with everything else as it is now. */
export function startingWish({ productId, cycle, quantity, products }: ChangeOptions): WishForm {
  const proposed = products.find((offer) => !offer.isCurrent)?.productId ?? productId;
  const options = Object.assign({}, ...products.map(({ chosen }) => chosen));
  return { productId: proposed, cycle, quantity, options, fields: {} };
}

export const offerOf = (options: ChangeOptions, { productId }: Pick<WishForm, 'productId'>): Offer | undefined =>
  options.products.find((one) => one.productId === productId);

/** The rhythm that is meant: a product that does not have the chosen one is looked at in its first. */
export const priceOf = (offer: Offer | undefined, cycle: WishForm['cycle']): Offer['prices'][number] | undefined =>
  offer?.prices.find((one) => one.cycle === cycle) ?? offer?.prices[0];

/** What is asked of the server: only what the chosen product has. */
export function wishOf(subscriptionId: string, options: ChangeOptions, values: WishForm): PlanWish {
  const offer = offerOf(options, values);
  const cycle = priceOf(offer, values.cycle)?.cycle;
  const has = new Set([
    ...(offer?.fields.map(({ key }) => key) ?? []),
    ...(offer?.options.map(({ optionId }) => optionId) ?? []),
  ]);
  const kept = <T>(of: Record<string, T>) => Object.entries(of).filter(([key]) => has.has(key));
  return {
    subscriptionId,
    productId: values.productId,
    ...(cycle === undefined ? {} : { cycle }),
    ...(offer?.hasQuantity ? { quantity: values.quantity } : {}),
    options: Object.fromEntries(kept(values.options)),
    fields: Object.fromEntries(kept(values.fields).filter(([, value]) => value !== '')),
  };
}
