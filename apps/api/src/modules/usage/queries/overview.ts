import { id, locale } from '@panel1/shared-types';
import { and, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { usageAlerts } from '#db/schema/usage.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { decimalText } from '#lib/money/decimal.ts';
import { type Fraction, toDecimal } from '#lib/money/fraction.ts';
import { explainPrice } from '#modules/billing/core/index.ts';
import { type MeasuredSubscription, measuredSubscriptions } from '#modules/billing/index.ts';
import { includedUnits, wordsOf } from '../core/terms.ts';
import { type CurrentMetric, type CurrentUsage, currentSpan, currentUsage } from '../store/current.ts';
import { type ProgressRow, readProgress } from '../store/progress.ts';
import { loadTerms } from '../store/terms.ts';

/**
 * The usage of a subscription in the period that runs: units and cost so far, by day, what is included, what the period
 * will come to when it goes on like this, and the spend cap. `current` is null where nothing is measured now.
 */
export const overview = defineQuery({
  name: 'usage.overview',
  permission: 'usage:read',
  input: z.strictObject({ subscriptionId: id(), locale: z.optional(locale()) }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId, locale: wanted }) {
    const [measured] = await measuredSubscriptions(ctx, [subscriptionId]);
    if (measured === undefined) throw notFound();
    const span = currentSpan(ctx, measured, await loadTerms(ctx, measured.productIds));
    const progress = await readProgress(ctx, subscriptionId);
    const locales = [...(wanted === undefined ? [] : [wanted]), ctx.tenant.locale];
    const current = span === null ? null : await currentUsage(ctx, measured, span);
    return {
      ...about(measured),
      /** Whether anything of it was ever measured. */
      isMeasured: progress !== null || current !== null,
      current: current === null ? null : view(current, { currency: measured.currency, locales }),
      cap: capOf(ctx, progress, measured),
      alerts: current === null ? [] : await alertsOf(ctx, subscriptionId, current),
      lastBilledTo: progress?.billedTo?.toString() ?? null,
      nextBillingOn: progress?.dueOn?.toString() ?? null,
    };
  },
});

const about = ({ subscription, clientId, currency }: MeasuredSubscription) => ({
  ...{ subscriptionId: subscription.id, clientId, currency, description: subscription.description },
  productId: subscription.productId,
});

function view(
  { span, terms, elapsed, metrics, costMinor, forecastMinor }: CurrentUsage,
  { currency, locales }: { currency: string; locales: readonly string[] },
) {
  const minimum = terms.minimum[currency];
  const money = (minor: bigint) => ({ amountMinor: minor.toString(), currency });
  return {
    period: { start: span.period.start.toString(), end: span.period.end.toString() },
    elapsedPercent: Number((elapsed.above * 100n) / elapsed.below),
    cost: money(costMinor),
    forecast: money(forecastMinor),
    /** Least that the period brings, its fixed price included. */
    minimum: minimum === undefined ? null : { amountMinor: minimum, currency },
    atCap: terms.atCap,
    metrics: metrics.map((one) => metricView(one, locales)),
  };
}

function metricView(one: CurrentMetric, locales: readonly string[]) {
  const { metric, price, priced } = one;
  return {
    key: metric.key,
    ...wordsOf(metric.texts, locales),
    ...{ aggregation: metric.aggregation, recurring: metric.recurring, price },
    units: unitsText(one.units),
    included: price === null ? null : includedUnits(price),
    forecastUnits: unitsText(one.forecastUnits),
    costMinor: (priced?.amountMinor ?? 0n).toString(),
    forecastMinor: one.forecastMinor.toString(),
    steps: priced === null ? [] : explainPrice(priced).steps,
    days: one.days.map(({ day, units }) => ({ day: day.toString(), units: unitsText(units) })),
  };
}

/** To six decimals; nothing is billed from what is shown. */
function unitsText(units: Fraction): string {
  const text = decimalText(toDecimal(units, 6));
  return text.includes('.') ? text.replace(/[.]?0+$/, '') : text;
}

/** Who set it is told to staff alone: it may have been one of them. */
function capOf(ctx: QueryContext, progress: ProgressRow | null, { currency }: MeasuredSubscription) {
  if (progress === null || progress.capMinor === null) return null;
  const amount = { amountMinor: progress.capMinor.toString(), currency };
  return {
    amount,
    setByName: ctx.actor.kind === 'user' && ctx.actor.surface === 'client' ? null : progress.capByName,
    setAt: progress.capAt?.toString() ?? null,
    isHeld: progress.heldOn !== null,
  };
}

async function alertsOf(ctx: QueryContext, subscriptionId: string, { span }: CurrentUsage) {
  const rows = await ctx.tx
    .select()
    .from(usageAlerts)
    .where(
      and(
        eq(usageAlerts.tenantId, ctx.tenant.id),
        eq(usageAlerts.subscriptionId, subscriptionId),
        eq(usageAlerts.periodStart, span.period.start),
      ),
    )
    .orderBy(desc(usageAlerts.occurredAt), desc(usageAlerts.percent))
    .limit(20);
  return rows.map(({ id: alertId, percent, capMinor, costMinor, occurredAt }) => ({
    ...{ id: alertId, percent, capMinor: capMinor.toString(), costMinor: costMinor.toString() },
    occurredAt: occurredAt.toString(),
  }));
}
