import * as z from 'zod/mini';
import { currency, decimal, locale, nonNegativeMinor, text } from './schemas.ts';

/** What of the events of a period is counted. */
export const USAGE_AGGREGATIONS = ['sum', 'count', 'max', 'unique', 'latest', 'weighted'] as const;
/** What happens when a period's usage reaches the spend cap. */
export const USAGE_CAP_ACTIONS = ['alert', 'suspend'] as const;
/** Why a service was suspended by a spend cap; what staff or an unpaid invoice suspended is not brought back by it. */
export const USAGE_CAP_REASON = 'usage_cap';
/** Parts of a spend cap, in percent, that are told. */
export const USAGE_ALERT_LEVELS = [50, 80, 100] as const;
/** Most events of one request. */
export const MAX_USAGE_EVENTS = 1000;
/** What feeds a metric by itself: what panels say of an account's disk and traffic, in gigabytes. */
export const USAGE_SOURCES = ['panel_disk', 'panel_traffic'] as const;
/** Why an event is not taken in. */
export const USAGE_REFUSALS = [
  'not_found',
  'not_running',
  'unknown_metric',
  'no_value',
  'too_old',
  'in_future',
  'different',
] as const;

const MAX_TIERS = 20;
const MAX_METRICS = 20;

/** Of events and of what is shown: `traffic_gb`. */
export const usageKey = () => z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/));
const upTo = z.nullable(decimal());
const prorate = z.optional(z.boolean());
const tiers = <T extends z.ZodMiniType>(tier: T) => z.array(tier).check(z.minLength(1), z.maxLength(MAX_TIERS));
const unitTier = z.strictObject({ upTo, unitPriceMinor: decimal(), flatMinor: z.optional(decimal()) });
const unitTiered = { tiers: tiers(unitTier), flatAtZero: z.optional(z.boolean()), prorate };

/**
 * How a quantity becomes an amount, in the models of the billing core: amounts are exact decimals in minor units, bounds
 * and sizes in units, rates fractions.
 */
export const usagePrice = z.discriminatedUnion('model', [
  z.strictObject({ model: z.literal('flat'), amountMinor: decimal(), prorate }),
  z.strictObject({ model: z.literal('per_unit'), unitPriceMinor: decimal(), prorate }),
  z.strictObject({ model: z.literal('graduated'), ...unitTiered }),
  z.strictObject({ model: z.literal('volume'), ...unitTiered }),
  z.strictObject({
    model: z.literal('package'),
    size: decimal(),
    blockPriceMinor: decimal(),
    freeUnits: z.optional(decimal()),
  }),
  z.strictObject({
    model: z.literal('tiered_package'),
    charge: z.enum(['each_tier', 'reached_tier']),
    tiers: tiers(z.strictObject({ upTo, size: decimal(), blockPriceMinor: decimal() })),
    freeUnits: z.optional(decimal()),
  }),
  z.strictObject({
    model: z.literal('percentage'),
    rate: decimal(),
    unitValueMinor: decimal(),
    fixedMinor: z.optional(decimal()),
    freeUnits: z.optional(decimal()),
    freeEvents: z.optional(z.int().check(z.gte(0), z.lte(1_000_000_000))),
    minimumMinor: z.optional(decimal()),
    maximumMinor: z.optional(decimal()),
  }),
  z.strictObject({
    model: z.literal('graduated_percentage'),
    tiers: tiers(z.strictObject({ upTo, rate: decimal(), flatMinor: z.optional(decimal()) })),
    unitValueMinor: decimal(),
    flatAtZero: z.optional(z.boolean()),
  }),
]);
export type UsagePrice = z.infer<typeof usagePrice>;
export const USAGE_MODELS = [
  'flat',
  'per_unit',
  'graduated',
  'volume',
  'package',
  'tiered_package',
  'percentage',
  'graduated_percentage',
] as const satisfies readonly UsagePrice['model'][];

const perCurrency = <T extends z.ZodMiniType>(of: T) => z.record(currency(), of);

/** By language. */
export const usageMetricTexts = z.record(locale(), z.strictObject({ name: text(80), unit: text(20, 0) }));

const usageMetric = z.strictObject({
  key: usageKey(),
  texts: usageMetricTexts,
  aggregation: z.enum(USAGE_AGGREGATIONS),
  /** Null: events are sent. Missing in terms from before panels could feed metrics. */
  source: z.optional(z.nullable(z.enum(USAGE_SOURCES))),
  /** The property of an event that is counted; null for its value. */
  property: z.nullable(usageKey()),
  /** The level goes on from one period to the next. */
  recurring: z.boolean(),
  rounding: z.nullable(
    z.strictObject({ mode: z.enum(['round', 'ceil', 'floor']), precision: z.int().check(z.gte(-9), z.lte(9)) }),
  ),
  prices: perCurrency(usagePrice),
});
export type UsageMetric = z.infer<typeof usageMetric>;

/** What is measured of a product and what it costs. */
export const usageTerms = z.strictObject({
  metrics: z.array(usageMetric).check(z.maxLength(MAX_METRICS)),
  minimum: perCurrency(nonNegativeMinor()),
  /** Days after the end of a period before it is billed. */
  graceDays: z.int().check(z.gte(0), z.lte(60)),
  /** Events older than so many days are refused. */
  acceptDays: z.int().check(z.gte(1), z.lte(400)),
  atCap: z.enum(USAGE_CAP_ACTIONS),
});
export type UsageTerms = z.infer<typeof usageTerms>;
