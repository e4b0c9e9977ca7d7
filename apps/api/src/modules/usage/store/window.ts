import type { UsageTerms } from '@panel1/shared-types';
import type { QueryContext } from '#lib/command/command.ts';
import type {
  Metric,
  StandingDocument,
  Subscription,
  UsageRecord,
  UsageSpan,
  UsageWork,
} from '#modules/billing/core/index.ts';
import { usageSpans } from '#modules/billing/core/index.ts';
import type { MeasuredSubscription } from '#modules/billing/index.ts';
import { coreMetric, corePrice, type TermsOfProducts, termsFor } from '../core/terms.ts';
import { loadUsage } from './load-usage.ts';

/** A span with the terms that were in force when it began; null where nothing was measured. */
export interface SpanWithTerms {
  readonly span: UsageSpan;
  readonly terms: UsageTerms | null;
}

/** What the core asks for besides the records. */
function facts(ctx: QueryContext, graceDays: number) {
  return {
    policy: { timeZone: ctx.tenant.timeZone, daysOf: 'tenant', usageGraceDays: graceDays } as const,
    client: { zones: [{ zone: ctx.tenant.timeZone, from: null }] },
    today: ctx.today,
  };
}

/** The spans of a subscription that have begun by a day, today unless said otherwise, in order. */
export function spansOf(
  ctx: QueryContext,
  { subscription }: MeasuredSubscription,
  { terms, until = ctx.today }: { terms: TermsOfProducts; until?: Temporal.PlainDate },
): SpanWithTerms[] {
  const { policy, client } = facts(ctx, 0);
  return usageSpans({ account: { client }, policy, today: until }, subscription).map((span) => ({
    span,
    terms: termsFor(terms.get(span.priceId) ?? [], span.period.start),
  }));
}

/** A window as the core bills it: the subscription with its prices, and what happened in it. */
export interface Window {
  readonly work: UsageWork;
  readonly subscription: Subscription;
}

/** Loads what decides the usage of a span. `documents`: what was billed in it; none where only usage is asked for. */
export async function loadWindow(
  ctx: QueryContext,
  measured: MeasuredSubscription,
  of: { span: UsageSpan; terms: UsageTerms; documents: ReadonlyMap<string, StandingDocument> },
): Promise<Window> {
  const { span, terms, documents } = of;
  const { currency } = measured;
  const { policy, client, today } = facts(ctx, terms.graceDays);
  const metrics = new Map<string, Metric>();
  const usage = new Map<string, UsageRecord>();
  const prices: Subscription['usage'][number][] = [];
  for (const stored of terms.metrics) {
    const sold = stored.prices[currency];
    const price = sold === undefined ? null : corePrice(sold);
    const question = { subscriptionId: measured.subscription.id, metricId: stored.key, period: span.period };
    const { metric, events } = await loadUsage(ctx, { ...question, metric: coreMetric(stored), price });
    metrics.set(stored.key, metric);
    for (const event of events) usage.set(`${stored.key} ${event.id}`, event);
    if (price !== null) prices.push({ metricId: stored.key, price });
  }
  const minimum = terms.minimum[currency];
  const minimumMinor = minimum === undefined ? null : BigInt(minimum);
  return {
    work: { account: { client, usage, documents }, policy, today, catalogue: { prices: new Map(), metrics } },
    subscription: { ...measured.subscription, usage: prices, minimumMinor },
  };
}
