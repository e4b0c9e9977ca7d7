import type { UsageTerms } from '@panel1/shared-types';
import type { Metric, Price } from '#modules/billing/core/index.ts';
import { metricProblems, priceProblems } from '#modules/billing/core/index.ts';

/** The terms of a product from a day on, for periods that begin on it or later. */
export interface TermsVersion {
  readonly validFrom: Temporal.PlainDate;
  readonly terms: UsageTerms;
}

/** By product, each in the order of their days. */
export type TermsOfProducts = ReadonlyMap<string, readonly TermsVersion[]>;

/** The terms for a period that begins on a day; null where nothing was measured then. */
export function termsFor(versions: readonly TermsVersion[], begins: Temporal.PlainDate): UsageTerms | null {
  return versions.findLast(({ validFrom }) => Temporal.PlainDate.compare(validFrom, begins) <= 0)?.terms ?? null;
}

export const metricOf = (terms: UsageTerms | null, key: string) => terms?.metrics.find((metric) => metric.key === key);

/** What the billing core counts by. */
export const coreMetric = ({ aggregation, property, recurring, rounding }: UsageTerms['metrics'][number]): Metric => ({
  aggregation,
  property,
  recurring,
  rounding,
});

/** A price as the billing core reads it: the schema of the terms has the same models. */
export const corePrice = (price: UsageTerms['metrics'][number]['prices'][string]): Price => price;

/** Everything that is wrong with terms, by field. */
export function termsProblems({ metrics }: UsageTerms): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [at, metric] of metrics.entries()) {
    if (metrics.findIndex(({ key }) => key === metric.key) !== at) problems[`metrics.${at}.key`] = 'twice';
    if (Object.keys(metric.texts).length === 0) problems[`metrics.${at}.texts`] = 'missing';
    if (metric.source && !isFeedable(metric)) problems[`metrics.${at}.source`] = 'other_aggregation';
    const [problem] = metricProblems(coreMetric(metric));
    if (problem !== undefined) problems[`metrics.${at}.recurring`] = problem;
    for (const [currency, price] of Object.entries(metric.prices)) {
      const [wrong] = priceProblems(corePrice(price));
      if (wrong !== undefined) problems[`metrics.${at}.prices.${currency}`] = wrong;
    }
  }
  return problems;
}

/** Traffic adds up within a period; disk space is a level, of which the last or the highest counts. */
function isFeedable({ source, aggregation, recurring, property }: UsageTerms['metrics'][number]): boolean {
  if (property !== null) return false;
  return source === 'panel_traffic'
    ? aggregation === 'sum' && !recurring
    : aggregation === 'latest' || aggregation === 'max';
}

/** Units that cost nothing, as a decimal text; null where the price has none. */
export function includedUnits(price: Price): string | null {
  const free = 'freeUnits' in price ? (price.freeUnits ?? null) : null;
  if (free !== null) return isZero(free) ? null : free;
  if (price.model !== 'graduated') return null;
  const [first, second] = price.tiers;
  const isFree = first !== undefined && isZero(first.unitPriceMinor) && isZero(first.flatMinor ?? '0');
  return isFree && second !== undefined ? first.upTo : null;
}

const isZero = (text: string): boolean => /^-?0+([.]0+)?$/.test(text);

/** The text in the first of some languages that has it. */
export function wordsOf(
  texts: UsageTerms['metrics'][number]['texts'],
  locales: readonly string[],
): { name: string; unit: string } {
  const chain = locales.flatMap((locale) => [locale, locale.split('-')[0] ?? locale]);
  const found = chain.find((locale) => texts[locale] !== undefined) ?? Object.keys(texts)[0];
  return (found === undefined ? undefined : texts[found]) ?? { name: '', unit: '' };
}
