import { currencyExponent } from '@panel1/shared-types';
import { decimalText } from '#lib/money/decimal.ts';
import type {
  BillingAccount,
  Campaign,
  Catalogue,
  Client,
  Coupon,
  DunningStep,
  Interval,
  Policy,
  Price,
  PriceTerms,
  TaxRateRow,
} from '../core/index.ts';
import { emptyAccount, minorOf, NO_LIMITS, percent, VAT_RATES } from '../core/index.ts';
import type { Story } from './format.ts';
import { StoryError } from './story-error.ts';

type StoryPrice = Story['catalogue']['products'][number]['prices'][number];
type StoryUsagePrice = StoryPrice['usage'][number];
type StoryCoupon = Story['catalogue']['coupons'][number];
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
  const isUnderThreshold = !tenant.oneStopShop && decimalBelow(tenant.crossBorderSales, 10_000);
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

const decimalBelow = (amount: string, limit: number): boolean => Number(amount) < limit;

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
    retries: { kind: 'after_due' as const, days: settings.chargeOnDays },
    campaign: campaignOf(settings.dunning, currency),
    disputes: 'owed' as const,
  };
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

/** What can be ordered, in the terms of the engine. */
export function catalogueOf({ catalogue, tenant, client }: Pick<Story, 'catalogue' | 'tenant' | 'client'>): Catalogue {
  const currency = client.currency ?? tenant.currency;
  const prices = catalogue.products.flatMap(({ id, name, taxCategory, prices: list }) =>
    list.map((price) => priceTerms(price, { productId: id, name: name ?? id, taxCategory, currency })),
  );
  const metrics = catalogue.metrics.map(
    ({ id, aggregation, carriesOver, rounding }) =>
      [id, { aggregation, property: null, recurring: carriesOver, rounding: rounding ?? null }] as const,
  );
  return {
    prices: new Map(prices.map((price) => [price.id, price])),
    metrics: new Map(metrics),
    coupons: new Map(catalogue.coupons.map((coupon) => [coupon.id, couponOf(coupon, currency, tenant.timeZone)])),
  };
}

function priceTerms(
  price: StoryPrice,
  of: { productId: string; name: string; taxCategory: string; currency: string },
): PriceTerms {
  const currency = price.currency ?? of.currency;
  const { align } = price;
  return {
    ...of,
    currency,
    id: price.id,
    interval: toInterval(price.interval),
    unitPriceMinor: minorOf(price.amount, currency),
    setupMinor: toMinor(price.setupFee, currency),
    timing: price.timing,
    trial: price.trial ?? null,
    align:
      align === undefined
        ? null
        : {
            day: align.day,
            firstPart: align.firstPart,
            ...(align.chargeNextFrom === undefined ? {} : { chargeNextFrom: align.chargeNextFrom }),
          },
    contract: price.contract === undefined ? null : toInterval(price.contract),
    minimumMinor: price.minimum === undefined ? null : toMinor(price.minimum, currency),
    usage: price.usage.map((one) => ({ metricId: one.metric, price: usagePrice(one, currency) })),
  };
}

function usagePrice(price: StoryUsagePrice, currency: string): Price {
  const minor = (major: string) => decimalText(minorOf(major, currency));
  const tiers = price.tiers ?? [];
  const { model, flatAtZero } = price;
  if (model === 'per_unit') return { model, unitPriceMinor: minor(price.unit ?? '0') };
  if (model === 'graduated' || model === 'volume')
    return {
      model,
      flatAtZero,
      tiers: tiers.map(({ upTo, unit, flat }) => ({
        upTo: upTo ?? null,
        unitPriceMinor: minor(unit),
        flatMinor: minor(flat),
      })),
    };
  if (model === 'package') {
    const { packageSize: size = '1', packagePrice = '0', freeUnits } = price;
    return { model, size, blockPriceMinor: minor(packagePrice), freeUnits };
  }
  const unitValueMinor = minor('1');
  if (model === 'graduated_percentage')
    return {
      model,
      flatAtZero,
      unitValueMinor,
      tiers: tiers.map(({ upTo, percent: share, flat }) => ({
        upTo: upTo ?? null,
        rate: percent(share ?? '0'),
        flatMinor: minor(flat),
      })),
    };
  const { perEvent, freeUnits, freeEvents, minimumPerEvent, maximumPerEvent } = price;
  const optional = (major: string | undefined) => (major === undefined ? undefined : minor(major));
  return {
    ...{ model, rate: percent(price.percent ?? '0'), unitValueMinor, freeUnits, freeEvents },
    ...{
      fixedMinor: optional(perEvent),
      minimumMinor: optional(minimumPerEvent),
      maximumMinor: optional(maximumPerEvent),
    },
  };
}

function couponOf(coupon: StoryCoupon, currency: string, zone: string): Coupon {
  const money = coupon.currency ?? currency;
  const { lasts, lastDay } = coupon;
  return {
    id: coupon.id,
    reduction: reductionOf(coupon, money),
    duration:
      coupon.freePeriods !== undefined
        ? { kind: 'periods', count: coupon.freePeriods }
        : typeof lasts === 'string'
          ? { kind: lasts }
          : { kind: 'periods', count: lasts.periods },
    scope: {
      products: coupon.products ?? [],
      metrics: coupon.metrics ?? [],
      cycles: coupon.intervals ?? [],
      includesOneOff: coupon.appliesToSetup,
    },
    limits: {
      ...NO_LIMITS,
      redemptions: coupon.maxUses ?? null,
      redemptionsPerClient: coupon.maxUsesPerClient ?? null,
      newClientsOnly: coupon.newClientsOnly,
      validUntil:
        lastDay === undefined
          ? null
          : Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime(zone).toInstant(),
      minimum: coupon.minimum === undefined ? null : { amountMinor: toMinor(coupon.minimum, money), currency: money },
    },
  };
}

function reductionOf(coupon: StoryCoupon, currency: string): Coupon['reduction'] {
  if (coupon.freePeriods !== undefined) return { kind: 'free_period' };
  if (coupon.percent !== undefined) return { kind: 'percent', rate: percent(coupon.percent) };
  if (coupon.amount !== undefined) return { kind: 'fixed', amountMinor: toMinor(coupon.amount, currency), currency };
  throw new StoryError(`coupon ${coupon.id} needs percent, amount or freePeriods`);
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
