import * as z from 'zod/mini';
import { choice, countryCode, currencyCode, flag, shortText, zone } from './format-values.ts';

const facts = {
  country: countryCode("Where the client is; decides the tax. Left out: the provider's country."),
  postcode: shortText(20, 'Decides special tax territories, such as 35001 in ES.'),
  timeZone: zone("Counts where settings.daysOf is client. Left out: the provider's."),
  isBusiness: flag('A business: no right to withdraw. Reverse charge needs a valid taxId as well.'),
  taxId: z.nullable(shortText(20, 'VAT number with its country: "FR12345678901"; null for none.')),
  taxIdStatus: choice(
    ['valid', 'invalid', 'unknown'],
    'What the register of VAT numbers said; unknown: it has not answered, so invoices to other states wait (pending_tax).',
  ),
  isTaxExempt: flag('Holds a certificate of exemption: category E, no tax.'),
};

export const card = choice(
  ['none', 'works', 'declined', 'declined_hard'],
  'The stored payment method: none, one that works, one that is declined each time, or for good.',
);

/** The client account: one currency for good, one zone, the facts that decide its taxes. */
export const client = z.strictObject({
  currency: z.optional(currencyCode("Fixed for good. Left out: the provider's.")),
  country: z.optional(facts.country),
  postcode: z.optional(facts.postcode),
  timeZone: z.optional(facts.timeZone),
  isBusiness: z._default(facts.isBusiness, false),
  taxId: z._default(facts.taxId, null),
  taxIdStatus: z._default(facts.taxIdStatus, 'valid'),
  isTaxExempt: z._default(facts.isTaxExempt, false),
  card: z._default(card, 'none'),
});

export const clientChange = z.partial(z.strictObject(facts));
