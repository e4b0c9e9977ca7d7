import { BILLING_CYCLES, id, localDate, nonNegativeMinor } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { chosenOptions, MAX_QUANTITY } from '#modules/catalog/index.ts';

const answers = z.record(z.string().check(z.minLength(1), z.maxLength(100)), z.string().check(z.maxLength(2000)));

/** A change of plan as it is asked for. What is left out stays as it is. */
export const changeRequest = {
  subscriptionId: id(),
  productId: z.optional(id()),
  cycle: z.optional(z.enum(BILLING_CYCLES)),
  quantity: z.optional(z.int().check(z.gte(1), z.lte(MAX_QUANTITY))),
  /** Of the new product; without them those of the same name are kept, others take their default. */
  options: z.optional(chosenOptions),
  /** What the new product asks and is not known yet. */
  fields: z._default(answers, {}),
  /** `by_direction`: dearer or longer at once, cheaper or shorter at the end of what is invoiced. */
  when: z._default(z.enum(['now', 'period_end', 'by_direction']), 'by_direction'),
  /** `keep`: periods go on beginning on the same days; `reset`: they are counted from the day of the change. */
  anchor: z._default(z.enum(['keep', 'reset']), 'keep'),
  /** Staff only: the price of one period for all units, instead of the catalogue's. */
  recurringMinor: z.optional(nonNegativeMinor()),
  /** Staff only: a day of the current period from which the change counts; today where left out. */
  on: z.optional(localDate()),
};
export const changeInput = z.strictObject(changeRequest);
export type ChangeRequest = z.output<typeof changeInput>;
