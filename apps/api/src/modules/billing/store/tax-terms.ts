import type { QueryContext } from '#lib/command/command.ts';
import { type ClientTaxFacts, clientTaxFacts } from '#modules/clients/index.ts';
import type { TaxedBuyer } from '#modules/taxation/index.ts';
import { calculatorsByCountry, sellerTaxFacts, taxRateRows } from '#modules/tenants/index.ts';
import { type TaxTerms, vatIdFacts } from '../core/index.ts';

/** What decides about tax, and the buyer as a tax calculator must know it. */
export type ClientTaxTerms = TaxTerms & { taxedBuyer: TaxedBuyer };

/** The half of it that is the same for every client. */
export type SellerTaxTerms = Omit<TaxTerms, 'buyer' | 'calculator'> & { calculators: ReadonlyMap<string, string> };

/** What decides about the tax of a document for a client on a day, from the settings and the client's facts of now. */
export async function taxTermsFor(
  ctx: QueryContext,
  of: { clientId: string; on: Temporal.PlainDate },
): Promise<ClientTaxTerms> {
  const terms = await taxTermsOfSeller(ctx, of.on);
  return withBuyer(terms, await clientTaxFacts(ctx, of.clientId));
}

export async function taxTermsOfSeller(ctx: QueryContext, on: Temporal.PlainDate): Promise<SellerTaxTerms> {
  const { chargesTax, ...seller } = await sellerTaxFacts(ctx);
  const calculators = await calculatorsByCountry(ctx);
  return { chargesTax, seller, rates: chargesTax ? await taxRateRows(ctx) : [], on, calculators };
}

export function withBuyer({ calculators, ...terms }: SellerTaxTerms, client: ClientTaxFacts): ClientTaxTerms {
  const { country, postcode, isBusiness, taxId, taxIdStatus, exemption } = client;
  const vatId = vatIdFacts(taxId, taxIdStatus);
  const { region, city, address1 } = client;
  return {
    ...terms,
    calculator: calculators.get(country) ?? null,
    buyer: { country, postcode, isBusiness, vatId, exemption },
    taxedBuyer: {
      ...{ country, postcode, region, city, address1, isBusiness },
      vatId: vatId.status === 'valid' ? taxId : null,
      isExempt: exemption !== null,
    },
  };
}
