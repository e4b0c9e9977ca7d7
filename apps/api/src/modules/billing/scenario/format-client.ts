import * as z from 'zod/mini';
import { countryCode, currencyCode, zone } from './format-values.ts';

const facts = {
  country: countryCode(),
  postcode: z.string().check(z.minLength(1), z.maxLength(20)),
  timeZone: zone(),
  isBusiness: z.boolean(),
  taxId: z.nullable(z.string().check(z.minLength(3), z.maxLength(20))),
  /** What the register of VAT numbers said; unknown: it did not answer, so invoices wait. */
  taxIdStatus: z.enum(['valid', 'invalid', 'unknown']),
  isTaxExempt: z.boolean(),
};

/** The client account: one currency for good, one zone, the facts that decide its taxes. */
export const client = z.strictObject({
  currency: z.optional(currencyCode()),
  country: z.optional(facts.country),
  postcode: z.optional(facts.postcode),
  timeZone: z.optional(facts.timeZone),
  isBusiness: z._default(facts.isBusiness, false),
  taxId: z._default(facts.taxId, null),
  taxIdStatus: z._default(facts.taxIdStatus, 'valid'),
  isTaxExempt: z._default(facts.isTaxExempt, false),
  /** The stored payment method: none, one that works, or one that is declined (hard: for good). */
  card: z._default(z.enum(['none', 'works', 'declined', 'declined_hard']), 'none'),
});

export const clientChange = z.partial(z.strictObject(facts));
