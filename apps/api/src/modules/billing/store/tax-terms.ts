import type { QueryContext } from '#lib/command/command.ts';
import { type ClientTaxFacts, clientTaxFacts } from '#modules/clients/index.ts';
import { sellerTaxFacts, taxRateRows } from '#modules/tenants/index.ts';
import { type TaxTerms, vatIdFacts } from '../core/index.ts';

/** What decides about the tax of a document for a client on a day, from the settings and the client's facts of now. */
export async function taxTermsFor(
  ctx: QueryContext,
  of: { clientId: string; on: Temporal.PlainDate },
): Promise<TaxTerms> {
  const terms = await taxTermsOfSeller(ctx, of.on);
  return withBuyer(terms, await clientTaxFacts(ctx, of.clientId));
}

/** The half of it that is the same for every client. */
export async function taxTermsOfSeller(ctx: QueryContext, on: Temporal.PlainDate): Promise<Omit<TaxTerms, 'buyer'>> {
  const { chargesTax, ...seller } = await sellerTaxFacts(ctx);
  return { chargesTax, seller, rates: chargesTax ? await taxRateRows(ctx) : [], on };
}

export function withBuyer(terms: Omit<TaxTerms, 'buyer'>, client: ClientTaxFacts): TaxTerms {
  const { country, postcode, isBusiness, taxId, taxIdStatus, exemption } = client;
  return { ...terms, buyer: { country, postcode, isBusiness, vatId: vatIdFacts(taxId, taxIdStatus), exemption } };
}
