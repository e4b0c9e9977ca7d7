import type { UsageMetric, UsageTerms } from '@panel1/shared-types';
import { draftOf, emptyDraft, type PriceDraft, priceOf } from './price-draft.ts';

/** A metric while it is edited. */
export interface MetricDraft {
  /** Of this browser alone: keys are typed and may be the same for a moment. */
  readonly id: string;
  readonly key: string;
  readonly texts: Readonly<Record<string, { name: string; unit: string }>>;
  readonly aggregation: UsageMetric['aggregation'];
  readonly property: string;
  readonly source: NonNullable<UsageMetric['source']> | null;
  readonly recurring: boolean;
  readonly rounding: 'none' | 'round' | 'ceil' | 'floor';
  readonly precision: string;
  readonly prices: Readonly<Record<string, PriceDraft>>;
}

/** What may be counted of what panels say. */
export const FED = { panel_disk: ['max', 'latest'], panel_traffic: ['sum'] } as const;

/** The same metric fed by something else: what panels say decides what is counted of it. */
export function fedBy(metric: MetricDraft, source: MetricDraft['source']): MetricDraft {
  if (source === null) return { ...metric, source };
  const isDisk = source === 'panel_disk';
  return { ...metric, source, property: '', aggregation: isDisk ? 'max' : 'sum', recurring: false };
}

/** The terms of a product while they are edited. */
export interface TermsDraft {
  readonly metrics: readonly MetricDraft[];
  readonly minimum: Readonly<Record<string, string>>;
  readonly graceDays: string;
  readonly acceptDays: string;
  readonly atCap: UsageTerms['atCap'];
  readonly validFrom: string;
}

let made = 0;
const nextId = () => {
  made += 1;
  return `metric ${made}`;
};

/** A new metric: gigabytes that add up, so that there is something to change. */
export const newMetric = (currencies: readonly string[]): MetricDraft => ({
  ...{ id: nextId(), key: '', texts: {}, aggregation: 'sum', property: '', source: null, recurring: false },
  ...{ rounding: 'none', precision: '0' },
  prices: Object.fromEntries(currencies.map((currency) => [currency, emptyDraft('graduated')])),
});

export function editTerms(terms: UsageTerms | undefined, today: string): TermsDraft {
  const { metrics = [], minimum = {}, graceDays = 2, acceptDays = 60, atCap = 'alert' } = terms ?? {};
  return {
    ...{ minimum, atCap, validFrom: today, graceDays: `${graceDays}`, acceptDays: `${acceptDays}` },
    metrics: metrics.map(({ rounding, property, prices, ...metric }) => ({
      ...metric,
      ...{ id: nextId(), property: property ?? '', source: metric.source ?? null, rounding: rounding?.mode ?? 'none' },
      precision: `${rounding?.precision ?? 0}`,
      prices: Object.fromEntries(Object.entries(prices).map(([currency, price]) => [currency, draftOf(price)])),
    })),
  };
}

/** Where something is missing before the API can be asked: the id of a metric and of its currency, or of a field. */
export interface Missing {
  readonly metricId: string | null;
  readonly what: 'key' | 'name' | 'price' | 'days';
  readonly currency?: string;
}

export function termsOf(draft: TermsDraft): { terms: UsageTerms; missing: Missing[] } {
  const missing: Missing[] = [];
  const metrics = draft.metrics.map((metric): UsageMetric => {
    const { id, key, aggregation, property, source, recurring, rounding, precision } = metric;
    const texts = Object.fromEntries(Object.entries(metric.texts).filter(([, { name }]) => name.trim() !== ''));
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(key)) missing.push({ metricId: id, what: 'key' });
    if (Object.keys(texts).length === 0) missing.push({ metricId: id, what: 'name' });
    const prices = Object.entries(metric.prices).flatMap(([currency, price]) => {
      const built = priceOf(price);
      if (built !== null) return [[currency, built] as const];
      missing.push({ metricId: id, what: 'price', currency });
      return [];
    });
    return {
      ...{ key, texts, aggregation, recurring, source, property: property === '' ? null : property },
      rounding: rounding === 'none' ? null : { mode: rounding, precision: Number(precision) },
      prices: Object.fromEntries(prices),
    };
  });
  const days = [draft.graceDays, draft.acceptDays];
  if (days.some((text) => !/^\d{1,3}$/.test(text))) missing.push({ metricId: null, what: 'days' });
  const minimum = Object.fromEntries(Object.entries(draft.minimum).filter(([, minor]) => /^\d+$/.test(minor)));
  const [graceDays = 0, acceptDays = 1] = days.map(Number);
  return { terms: { metrics, minimum, graceDays, acceptDays, atCap: draft.atCap }, missing };
}
