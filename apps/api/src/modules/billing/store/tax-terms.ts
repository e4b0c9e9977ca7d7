import type { QueryContext } from '#lib/command/command.ts';
import { clientTaxFacts } from '#modules/clients/index.ts';
import { sellerTaxFacts, taxRateRows } from '#modules/tenants/index.ts';
import { type TaxTerms, vatIdFacts } from '../core/index.ts';

/** What decides about the tax of a document for a client on a day, from the settings and the client's facts of now. */
export async function taxTermsFor(
  ctx: QueryContext,
  of: { clientId: string; on: Temporal.PlainDate },
): Promise<TaxTerms> {
  const { chargesTax, ...seller } = await sellerTaxFacts(ctx);
  const { country, postcode, isBusiness, taxId, taxIdStatus, exemption } = await clientTaxFacts(ctx, of.clientId);
  const vatId = vatIdFacts(taxId, taxIdStatus);
  return {
    chargesTax,
    seller,
    buyer: { country, postcode, isBusiness, vatId, exemption },
    rates: chargesTax ? await taxRateRows(ctx) : [],
    on: of.on,
  };
}
