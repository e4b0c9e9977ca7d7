import { decideTax, type TaxDecision } from '../tax/decide.ts';
import type { LineTax } from '../tax/line-tax.ts';
import { ratesOn } from '../tax/rates.ts';
import { vatIdFacts } from '../tax/terms.ts';
import { taxPlace } from '../tax/territories.ts';
import type { Work } from './work.ts';

/** The tax decision for a category today, with its explanation. */
export function decisionFor({ account, policy, today }: Work, category: string): TaxDecision {
  const { country, postcode, isBusiness, taxId, taxIdStatus, isTaxExempt } = account.client;
  const vatId = vatIdFacts(taxId, taxIdStatus);
  const exemption = isTaxExempt
    ? { reasonCode: null, textKey: 'tax.exempt_client', countries: null, until: null }
    : null;
  const buyer = { country, postcode, isBusiness, vatId, exemption };
  return decideTax({ seller: policy.seller, buyer, category, taxPoint: today }, policy.taxRates);
}

/** The tax of a line; null while a VAT number waits for its check. No rate of the place means that no tax is known there. */
export function taxFor(work: Work, category: string): LineTax | null {
  if (!work.policy.chargesTax) return { category: 'O', components: [] };
  const decision = decisionFor(work, category);
  if (decision.state === 'decided') return decision.tax;
  return decision.state === 'pending_tax' ? null : { category: 'O', components: [] };
}

/** The tax that a price which includes tax was made with: the seller's own at home, today. */
export function homeTax({ policy, today }: Work, category: string): LineTax {
  const { country, territory } = taxPlace(policy.seller);
  const components = ratesOn(policy.taxRates, { country, territory, category }, today);
  return { category: 'S', components: components ?? [] };
}
