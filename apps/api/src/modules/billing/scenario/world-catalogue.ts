import { type Catalogue, type Coupon, minorOf, NO_LIMITS, type PriceTerms, percent } from '../core/index.ts';
import type { Story } from './format.ts';
import { StoryError } from './story-error.ts';
import { toInterval, toMinor } from './world.ts';
import { usagePrice } from './world-usage.ts';

type StoryPrice = Story['catalogue']['products'][number]['prices'][number];
type StoryCoupon = Story['catalogue']['coupons'][number];

/** What can be ordered, in the terms of the engine. */
export function catalogueOf({ catalogue, tenant, client }: Pick<Story, 'catalogue' | 'tenant' | 'client'>): Catalogue {
  const currency = client.currency ?? tenant.currency;
  const prices = catalogue.products.flatMap(({ id, name, taxCategory, prices: list }) =>
    list.map((price) => priceTerms(price, { productId: id, name: name ?? id, taxCategory, currency })),
  );
  const metrics = catalogue.metrics.map(
    ({ id, aggregation, property, carriesOver, rounding }) =>
      [id, { aggregation, property: property ?? null, recurring: carriesOver, rounding: rounding ?? null }] as const,
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

function couponOf(coupon: StoryCoupon, currency: string, zone: string): Coupon {
  const money = coupon.currency ?? currency;
  const { lasts, firstDay, lastDay } = coupon;
  const startOf = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant();
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
      validFrom: firstDay === undefined ? null : startOf(firstDay),
      validUntil: lastDay === undefined ? null : startOf(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString()),
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
