import { decimal, id, nonNegativeMinor, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { itemRequest } from '#modules/catalog/index.ts';

export const MAX_ITEMS = 30;

/** The secret by which the browser holds its cart. */
export const cartToken = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** Answers to the product's fields: key -> answer. */
export const answers = z
  .record(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/)), text(500, 0))
  .check(z.refine((value) => Object.keys(value).length <= 40, { error: 'too_many_fields' }));

/** An item as it is ordered: ids, quantities and answers, never an amount. */
export const orderedItem = { ...itemRequest, fields: z._default(answers, {}) };

const discount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: decimal() }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: nonNegativeMinor() }),
]);
const staffItem = z.strictObject({ ...orderedItem, discount: z.optional(discount) });

/** An order that staff place for a client. */
export const staffOrder = z.strictObject({
  clientId: id(),
  items: z.array(staffItem).check(z.minLength(1), z.maxLength(MAX_ITEMS)),
});
