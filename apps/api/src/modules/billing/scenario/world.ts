import { currencyExponent } from '@panel1/shared-types';
import type {
  BillingAccount,
  Campaign,
  Client,
  DunningStep,
  Interval,
  Policy,
  RetrySchedule,
  TaxRateRow,
} from '../core/index.ts';
import { emptyAccount, minorOf, OSS_THRESHOLD_MINOR, percent, VAT_RATES } from '../core/index.ts';
import type { Story } from './format.ts';
import { StoryError } from './story-error.ts';

export type StorySettings = Story['tenant']['settings'];

/** Major units of a story as whole minor units; refused when the currency has fewer decimals. */
export function toMinor(amount: string, currency: string): bigint {
  const { units, scale } = minorOf(amount, currency);
  const factor = 10n ** BigInt(scale);
  if (units % factor !== 0n)
    throw new StoryError(`${amount} has more decimals than ${currency} (${currencyExponent(currency)})`);
  return units / factor;
}

/** Minor units as people write them. */
export function toMajor(minor: bigint, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0n ? '-' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}`;
}

const UNITS = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const;

/** `P3M` as an interval; null for `one_time`. */
export function toInterval(text: string): Interval | null {
  const match = /^P(\d+)([DWMY])$/.exec(text);
  const unit = match?.[2];
  if (unit !== 'D' && unit !== 'W' && unit !== 'M' && unit !== 'Y') return null;
  return { count: Number(match?.[1]), unit: UNITS[unit] };
}

/** The rules of the story's provider. */
export function policyOf({ tenant, client }: Pick<Story, 'tenant' | 'client'>): Policy {
  const currency = client.currency ?? tenant.currency;
  const from = Temporal.PlainDate.from('1900-01-01');
  const registrations = tenant.registeredIn.map((country) => ({
    country,
    from,
    until: null,
    chargesBusinesses: false,
  }));
  const isUnderThreshold = !tenant.oneStopShop && toMinor(tenant.crossBorderSales, 'EUR') < OSS_THRESHOLD_MINOR;
  const rates: TaxRateRow[] = tenant.rates.map(({ isCompound, ...rate }, order) => ({
    ...{ country: rate.country, territory: null, category: rate.category, name: rate.name },
    ...{ rate: percent(rate.percent), from: rate.from, order, isCompound },
  }));
  const own = new Set(rates.map(({ country, category }) => `${country} ${category}`));
  return {
    timeZone: tenant.timeZone,
    seller: {
      country: tenant.country,
      postcode: null,
      isSmallBusiness: false,
      hasOneStopShop: tenant.oneStopShop,
      isUnderThreshold,
      registrations,
    },
    chargesTax: tenant.chargesTax,
    taxRates: [...rates, ...VAT_RATES.filter(({ country, category }) => !own.has(`${country} ${category}`))],
    ...billingRules(tenant.settings, currency),
  };
}

/** The part of the rules that a story may change on its way. */
export function billingRules(settings: StorySettings, currency: string) {
  return {
    daysOf: settings.daysOf,
    leadDays: settings.leadDays,
    termDays: settings.termDays,
    proration: settings.proration,
    pricesIncludeTax: settings.pricesIncludeTax,
    taxRounding: settings.taxRounding,
    document: settings.document === 'invoice' ? ('invoice_on_issue' as const) : ('proforma_until_paid' as const),
    startsOn: settings.startsOn,
    whileSuspended: settings.whileSuspended,
    latePayment: settings.latePayment,
    usageGraceDays: settings.usageGraceDays,
    retries: retriesOf(settings),
    campaign: campaignOf(settings.dunning, currency),
    disputes: 'owed' as const,
  };
}

function retriesOf({ retries, chargeOnDays }: StorySettings): RetrySchedule {
  if (retries === null) return { kind: 'after_due', days: chargeOnDays };
  if (retries === 'daily') return { kind: 'daily' };
  return 'weekly' in retries
    ? { kind: 'weekly', weeks: retries.weekly }
    : { kind: 'after_failure', gaps: retries.gaps };
}

function campaignOf(dunning: StorySettings['dunning'], currency: string): Campaign {
  const steps: DunningStep[] = dunning.remindOn.map((days) => ({
    id: `remind ${days}`,
    days,
    action: { kind: 'remind', template: 'invoice_overdue' },
  }));
  const { lateFee, suspendAfterDays, terminateAfterDays, cancelOrderAfterDays } = dunning;
  if (lateFee !== undefined)
    steps.push({
      id: 'late_fee',
      days: lateFee.afterDays,
      action: { kind: 'late_fee', fee: feeOf(lateFee, currency) },
    });
  if (suspendAfterDays !== undefined)
    steps.push({ id: 'suspend', days: suspendAfterDays, action: { kind: 'suspend' } });
  if (terminateAfterDays !== undefined)
    steps.push({ id: 'terminate', days: terminateAfterDays, action: { kind: 'terminate' } });
  if (cancelOrderAfterDays !== undefined)
    steps.push({ id: 'cancel_order', days: cancelOrderAfterDays, action: { kind: 'cancel_order' } });
  return { id: 'story', version: 1, steps };
}

function feeOf(fee: NonNullable<StorySettings['dunning']['lateFee']>, currency: string) {
  if (fee.amount !== undefined) return { kind: 'fixed' as const, amountMinor: toMinor(fee.amount, currency) };
  return {
    kind: 'percent' as const,
    rate: percent(fee.percent ?? '0'),
    minimumMinor: toMinor(fee.minimum ?? '0', currency),
  };
}

/** The client account before the first event. */
export function accountOf(
  { client, tenant }: Pick<Story, 'client' | 'tenant'>,
  start: Temporal.PlainDate,
): BillingAccount {
  const facts: Client = {
    id: 'client',
    currency: client.currency ?? tenant.currency,
    zones: [{ zone: client.timeZone ?? tenant.timeZone, from: null }],
    country: client.country ?? tenant.country,
    postcode: client.postcode ?? null,
    isBusiness: client.isBusiness,
    taxId: client.taxId,
    taxIdStatus: client.taxIdStatus,
    isTaxExempt: client.isTaxExempt,
    method: client.card === 'none' ? null : { id: 'card 1', setOn: start },
    exemptions: [],
  };
  return emptyAccount(facts);
}
