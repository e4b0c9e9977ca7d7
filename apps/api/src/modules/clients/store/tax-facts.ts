import type { QueryContext } from '#lib/command/command.ts';
import type { BuyerTaxFacts } from '#modules/billing/core/index.ts';
import { type ClientRow, getClientRow } from './clients.ts';

/** What tax law must know of a client, as the billing engine keeps it. */
export interface ClientTaxFacts {
  country: string;
  postcode: string | null;
  isBusiness: boolean;
  taxId: string | null;
  /** A number of a country that VIES does not answer for counts as none: `invalid`. */
  taxIdStatus: 'valid' | 'invalid' | 'unknown';
  /** Holds an exemption today. */
  isTaxExempt: boolean;
  exemption: BuyerTaxFacts['exemption'];
}

/** The tax facts of a client today; throws `request.not_found`. */
export async function clientTaxFacts(ctx: QueryContext, clientId: string): Promise<ClientTaxFacts> {
  return factsOf(await getClientRow(ctx, clientId), ctx.today);
}

export function factsOf(row: ClientRow, today: Temporal.PlainDate): ClientTaxFacts {
  const until = row.exemptionUntil;
  const isHeld = row.exemptionReason !== null && (until === null || Temporal.PlainDate.compare(today, until) < 0);
  const exemption = { reasonCode: row.exemptionCode, textKey: 'tax.exempt_client', countries: null, until };
  return {
    country: row.country,
    postcode: row.postcode,
    isBusiness: row.isBusiness,
    taxId: row.taxId,
    taxIdStatus: row.taxIdStatus ?? 'invalid',
    isTaxExempt: isHeld,
    exemption: isHeld ? exemption : null,
  };
}
