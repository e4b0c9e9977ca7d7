import * as z from 'zod/mini';
import type { RouterOutputs } from '#lib/trpc.ts';

/** An option of a product with what can be chosen of it. */
export type ProductOption = RouterOutputs['catalog']['product']['options'][number];

const MAX_QUANTITY = 100;

/** The smallest and largest number of an option. */
export function boundsOf(option: Pick<ProductOption, 'kind' | 'minQuantity' | 'maxQuantity'>) {
  const { kind, minQuantity, maxQuantity } = option;
  if (kind === 'choice') return { min: 1, max: 1 };
  if (kind === 'yes_no') return { min: 0, max: 1 };
  return { min: minQuantity ?? 0, max: maxQuantity ?? MAX_QUANTITY };
}

/** What may be chosen of an option; the server checks it again. */
export function optionSchema(option: Pick<ProductOption, 'kind' | 'minQuantity' | 'maxQuantity'>) {
  const { min, max } = boundsOf(option);
  return z.object({ choiceId: z.string().check(z.minLength(1)), quantity: z.int().check(z.gte(min), z.lte(max)) });
}
