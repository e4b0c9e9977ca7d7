import { expect } from 'vitest';
import { type BuyerTaxFacts, decideTax, type TaxDecision } from '../tax/decide.ts';
import { EU_STATES, VAT_RATES } from '../tax/eu-rates.ts';
import { viesWaitMinutes } from '../tax/evidence.ts';
import { percent, ratesOn } from '../tax/rates.ts';
import { listAt, oracle, textAt, textsAt, wholeAt } from './oracle.ts';

const taxPoint = Temporal.PlainDate.from('2026-01-01');
const seller = {
  country: 'FR',
  postcode: null,
  isSmallBusiness: false,
  hasOneStopShop: true,
  isUnderThreshold: false,
  registrations: [],
};
const buyer = (country: string | null, status: BuyerTaxFacts['vatId']['status'] = 'none'): BuyerTaxFacts => ({
  country,
  postcode: null,
  isBusiness: status !== 'none',
  vatId: { status, country },
  exemption: null,
});
const decide = (to: BuyerTaxFacts) => decideTax({ seller, buyer: to, category: 'standard', taxPoint }, VAT_RATES);

/** Our decision in the source's words; what it calls exempt is outside the scope of EU VAT. */
function told(decision: TaxDecision): string {
  if (decision.state !== 'decided') return decision.state;
  if (decision.tax.category === 'AE') return 'reverse_charge';
  return decision.tax.category === 'O' ? 'exempt' : `standard:${decision.place?.country}`;
}

oracle('eu-001', ({ expected }) => {
  expect([buyer(null), buyer('DE'), buyer('US')].map((to) => told(decide(to)))).toEqual(textsAt(expected));
});

oracle('eu-002', ({ expected }) => {
  expect([buyer('DE', 'valid'), buyer('FR', 'valid')].map((to) => told(decide(to)))).toEqual(textsAt(expected));
});

oracle('eu-004', ({ expected }) => {
  expect(textAt(expected, 'status')).toBe('vies_check_pending');
  expect(decide(buyer('DE', 'unknown')).state).toBe('pending_tax');
  const waits = listAt(expected, 'retryMinutes').map((_, n) => wholeAt(expected, 'retryMinutes', n));
  expect(waits.map((_, unanswered) => viesWaitMinutes(unanswered))).toEqual(waits);
  expect(viesWaitMinutes(100)).toBe(60);
});

oracle('eu-005', ({ expected }) => {
  const rate = (country: string) =>
    ratesOn(VAT_RATES, { country, territory: null, category: 'standard' }, taxPoint)?.map((one) => one.rate);
  for (const country of EU_STATES)
    expect([country, rate(country)]).toEqual([country, [percent(textAt(expected, country))]]);
});
