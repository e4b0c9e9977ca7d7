import type { Campaign, Catalogue, Client, DunningStep, Policy, PriceTerms } from '../core/index.ts';
import { VAT_RATES } from '../core/index.ts';
import { catalogueFor } from './catalogue.ts';
import { idOf } from './ids.ts';
import type { Random } from './random.ts';

/** A provider with its rules and catalogue, and its clients before anything has happened. */
export interface World {
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly clients: readonly Client[];
  readonly start: Temporal.PlainDate;
}

export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kuwait',
  'Pacific/Auckland',
  'America/Sao_Paulo',
] as const;

const HOMES = [
  { currency: 'EUR', country: 'DE', zone: 'Europe/Berlin', taxId: 'DE123456789' },
  { currency: 'EUR', country: 'FR', zone: 'Europe/Paris', taxId: 'FR12345678901' },
  { currency: 'JPY', country: 'JP', zone: 'Asia/Tokyo', taxId: null },
  { currency: 'KWD', country: 'KW', zone: 'Asia/Kuwait', taxId: null },
  { currency: 'USD', country: 'US', zone: 'America/New_York', taxId: null },
] as const;

const CLIENTS = 2;

/** The world of a seed: every rule that a provider can choose is drawn. */
export function worldOf(random: Random): World {
  const start = Temporal.PlainDate.from({ year: 2023 + random.below(3), month: 1 + random.below(12), day: 1 }).add({
    days: random.below(31),
  });
  const policy = policyOf(random);
  return {
    start,
    policy,
    catalogue: catalogueFor([...new Set(HOMES.map(({ currency }) => currency))]),
    clients: Array.from({ length: CLIENTS }, (_, nth) => clientOf(random, { nth, start })),
  };
}

function policyOf(random: Random): Policy {
  return {
    timeZone: random.pick(ZONES),
    daysOf: random.pick(['tenant', 'client']),
    leadDays: random.pick([0, 0, 3, 7, 14]),
    termDays: random.pick([0, 7, 14, 30]),
    proration: random.pick(['day', 'day', 'day', 'thirty', 'second', 'none']),
    pricesIncludeTax: random.chance(0.3),
    taxRounding: random.pick(['per_group', 'per_line']),
    document: random.chance(0.25) ? 'proforma_until_paid' : 'invoice_on_issue',
    startsOn: random.pick(['order', 'payment']),
    whileSuspended: random.pick(['keep_billing', 'stop_and_credit']),
    latePayment: random.pick(['due_date', 'payment_date']),
    usageGraceDays: random.pick([0, 0, 2, 10]),
    retries: random.pick([
      { kind: 'after_due', days: [0, 1, 3, 5, 7, 10, 14] },
      { kind: 'after_failure', gaps: [3, 3, 3] },
      { kind: 'weekly', weeks: 3 },
    ] as const),
    campaign: campaignOf(random),
    disputes: random.pick(['owed', 'held']),
    chargesTax: random.chance(0.85),
    seller: {
      country: 'DE',
      postcode: null,
      isSmallBusiness: false,
      hasOneStopShop: random.chance(0.7),
      isUnderThreshold: false,
      registrations: [],
    },
    taxRates: VAT_RATES,
  };
}

function campaignOf(random: Random): Campaign {
  const steps: DunningStep[] = [
    { id: 'before', days: -3, action: { kind: 'remind', template: 'invoice_due_soon' } },
    { id: 'first', days: 1, action: { kind: 'remind', template: 'invoice_overdue' } },
  ];
  if (random.chance(0.4)) steps.push({ id: 'fee', days: 5, action: { kind: 'late_fee', fee: lateFeeOf(random) } });
  if (random.chance(0.8)) steps.push({ id: 'suspend', days: 7, action: { kind: 'suspend' } });
  if (random.chance(0.4)) steps.push({ id: 'terminate', days: 30, action: { kind: 'terminate' } });
  if (random.chance(0.6)) steps.push({ id: 'cancel', days: 10, action: { kind: 'cancel_order' } });
  return { id: 'drawn', version: 1, steps };
}

const lateFeeOf = (random: Random) =>
  random.chance(0.5)
    ? { kind: 'fixed' as const, amountMinor: 500n }
    : { kind: 'percent' as const, rate: '0.05', minimumMinor: 100n };

function clientOf(random: Random, { nth, start }: { nth: number; start: Temporal.PlainDate }): Client {
  const { currency, country, zone, taxId } = random.pick(HOMES);
  const isBusiness = random.chance(0.5);
  return {
    id: idOf(nth + 1),
    currency,
    zones: [{ zone, from: null }],
    country,
    postcode: null,
    isBusiness,
    taxId: isBusiness ? taxId : null,
    taxIdStatus: random.pick(['valid', 'valid', 'invalid', 'unknown']),
    isTaxExempt: random.chance(0.05),
    method: random.chance(0.7) ? { id: 'card 0', setOn: start } : null,
    exemptions: [],
  };
}

/** Whether a price can be one of a product: products are paid once or every so many months. */
export const isSoldByProducts = ({ interval }: PriceTerms): boolean =>
  interval === null || interval.unit === 'month' || interval.unit === 'year';
