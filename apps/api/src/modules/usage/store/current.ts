import type { UsageTerms } from '@panel1/shared-types';
import type { QueryContext } from '#lib/command/command.ts';
import { decimal } from '#lib/money/decimal.ts';
import { type Fraction, fraction, fromDecimal, roundFraction, WHOLE } from '#lib/money/fraction.ts';
import { dayIn } from '#lib/time/clock.ts';
import {
  type Price,
  type Priced,
  priceOf,
  quantity,
  shareOfInstants,
  type UsageSpan,
  usageOf,
  windowOf,
} from '#modules/billing/core/index.ts';
import type { MeasuredSubscription } from '#modules/billing/index.ts';
import { byDay, type DayOfUsage } from '../core/by-day.ts';
import { forecastAmount, forecastUnits } from '../core/forecast.ts';
import type { TermsOfProducts } from '../core/terms.ts';
import { loadWindow, type SpanWithTerms, spansOf, type Window } from './window.ts';

/** Usage of a metric in the period that runs. */
export interface CurrentMetric {
  readonly metric: UsageTerms['metrics'][number];
  readonly price: Price | null;
  readonly units: Fraction;
  /** What it costs so far; null where it has no price in this currency. */
  readonly priced: Priced | null;
  readonly forecastUnits: Fraction;
  readonly forecastMinor: bigint;
  readonly days: readonly DayOfUsage[];
}

export interface CurrentUsage {
  readonly span: UsageSpan;
  readonly terms: UsageTerms;
  /** Share of the period that has passed. */
  readonly elapsed: Fraction;
  readonly metrics: readonly CurrentMetric[];
  readonly costMinor: bigint;
  readonly forecastMinor: bigint;
}

/** The period in which a subscription is now, with its terms; null where nothing is measured in it. */
export function currentSpan(
  ctx: QueryContext,
  measured: MeasuredSubscription,
  terms: TermsOfProducts,
): (SpanWithTerms & { terms: UsageTerms }) | null {
  const last = spansOf(ctx, measured, { terms }).at(-1);
  if (last === undefined || last.terms === null) return null;
  const isOver = Temporal.PlainDate.compare(last.span.period.end, ctx.today) <= 0;
  return isOver ? null : { span: last.span, terms: last.terms };
}

/** What was used in the period that runs, what it costs so far and what it will come to. */
export async function currentUsage(
  ctx: QueryContext,
  measured: MeasuredSubscription,
  { span, terms }: SpanWithTerms & { terms: UsageTerms },
): Promise<CurrentUsage> {
  const window = await loadWindow(ctx, measured, { span, terms, documents: new Map() });
  const elapsed = elapsedOf(ctx, span);
  const metrics = terms.metrics.map((metric) => currentMetric(ctx, { metric, window, span, elapsed }));
  const sum = (of: (one: CurrentMetric) => bigint) => metrics.reduce((total, one) => total + of(one), 0n);
  return {
    ...{ span, terms, elapsed, metrics },
    costMinor: sum(({ priced }) => priced?.amountMinor ?? 0n),
    forecastMinor: sum((one) => one.forecastMinor),
  };
}

function elapsedOf(ctx: QueryContext, { period }: UsageSpan): Fraction {
  const window = windowOf(period, [{ zone: ctx.tenant.timeZone, from: null }]);
  if (Temporal.Instant.compare(ctx.now, window.end) >= 0) return WHOLE;
  return shareOfInstants({ start: window.start, end: ctx.now }, window);
}

function currentMetric(
  ctx: QueryContext,
  of: { metric: UsageTerms['metrics'][number]; window: Window; span: UsageSpan; elapsed: Fraction },
): CurrentMetric {
  const { metric, span, elapsed } = of;
  const { work, subscription } = of.window;
  const price = subscription.usage.find(({ metricId }) => metricId === metric.key)?.price ?? null;
  const soFar = { ...span, period: { start: span.period.start, end: ctx.today.add({ days: 1 }) } };
  const used = usageOf(work, subscription, { metricId: metric.key, span: soFar });
  const whole = usageOf(work, subscription, { metricId: metric.key, span });
  const counted = work.catalogue.metrics.get(metric.key);
  if (counted === undefined) throw new RangeError(`${metric.key} was not loaded`);
  const units = forecastUnits(counted, { units: whole.units, elapsed });
  return {
    ...{ metric, price, units: used.units, forecastUnits: units },
    priced: price === null ? null : priceOf(price, used),
    forecastMinor: price === null ? 0n : forecastCost(price, { whole, units, elapsed }),
    days: byDay(counted, {
      events: [...work.account.usage.values()].filter(({ metricId }) => metricId === metric.key),
      days: daysUpTo(soFar.period),
      dayOf: (at) => dayIn(at, ctx.tenant.timeZone),
      valueOf: ({ value }) => (counted.aggregation === 'count' ? fraction(1n) : numberOf(value)),
    }),
  };
}

/** A plain quantity where units grow; the whole period as it stands where they do not. */
function forecastCost(
  price: Price,
  of: { whole: Parameters<typeof priceOf>[1]; units: Fraction; elapsed: Fraction },
): bigint {
  if (price.model === 'percentage') return roundFraction(forecastAmount(priceOf(price, of.whole).exact, of.elapsed));
  const isSame = of.units.above * of.whole.units.below === of.whole.units.above * of.units.below;
  return priceOf(price, isSame ? of.whole : quantity(of.units)).amountMinor;
}

function numberOf(value: string | null): Fraction | null {
  return value !== null && /^-?\d+([.]\d+)?$/.test(value) ? fromDecimal(decimal(value)) : null;
}

function daysUpTo({ start, end }: UsageSpan['period']): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = start; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) days.push(day);
  return days;
}
