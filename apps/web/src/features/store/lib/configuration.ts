import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types/states';
import * as z from 'zod/mini';
import { boundsOf, optionSchema } from '#components/order/options.ts';
import { answersSchema } from '#components/order/questions.ts';
import type { Product } from './shop.ts';

/** What somebody wants of a product, as the configurator holds it. Only ids, quantities and answers; no amounts. */
export interface Configuration {
  cycle: BillingCycle;
  quantity: number;
  options: Record<string, { choiceId: string; quantity: number }>;
  fields: Record<string, string>;
}

type Field = Product['fields'][number];

const MAX_QUANTITY = 100;

/** The questions that have to be answered before paying. */
export function questionsOf(product: Product): Field[] {
  return product.fields.filter(({ timing }) => timing === 'before_payment');
}

/** A name belongs to one thing: what has a domain is bought one at a time. */
export function canHaveQuantity(product: Product): boolean {
  return product.fields.every(({ kind }) => kind !== 'domain');
}

/** The rules of the form; the server checks all of it again. */
export function configurationSchema(product: Product) {
  return z.object({
    cycle: z.enum(BILLING_CYCLES),
    quantity: z.int().check(z.gte(1), z.lte(MAX_QUANTITY)),
    options: z.object(Object.fromEntries(product.options.map((option) => [option.optionId, optionSchema(option)]))),
    fields: answersSchema(questionsOf(product)),
  });
}

/** A configuration to start from: the given one where it still fits, else the product's defaults. */
export function startConfiguration(
  product: Product,
  wish: { cycle: BillingCycle; given?: Configuration | undefined },
): Configuration {
  const { cycle, given } = wish;
  const options = product.options.flatMap((option) => {
    const choice = option.choices.find(({ isDefault }) => isDefault) ?? option.choices[0];
    if (!choice) return [];
    const start = given?.options[option.optionId] ?? { choiceId: choice.choiceId, quantity: boundsOf(option).min };
    return [[option.optionId, start] as const];
  });
  const fields = questionsOf(product).map(({ key }) => [key, given?.fields[key] ?? ''] as const);
  return {
    cycle: given?.cycle ?? cycle,
    quantity: given?.quantity ?? 1,
    options: Object.fromEntries(options),
    fields: Object.fromEntries(fields),
  };
}
