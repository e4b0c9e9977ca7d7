import type { UsageTerms } from '@panel1/shared-types';
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { usageProgress } from '#db/schema/usage.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import {
  because,
  isBilled,
  priceOf,
  priceOfRate,
  shareOfPeriod,
  trueUp,
  usageOf,
} from '#modules/billing/core/index.ts';
import { type BilledLine, type MeasuredSubscription, measuredSubscriptions } from '#modules/billing/index.ts';
import { type TermsOfProducts, wordsOf } from '../core/terms.ts';
import { currentUsage } from './current.ts';
import { soldOf } from './drafts.ts';
import { loadTerms } from './terms.ts';
import { loadWindow, type SpanWithTerms, spansOf } from './window.ts';

/** What a period will be billed for its usage, as it is estimated today. */
export interface ForeseenUsage {
  readonly clientId: string;
  readonly currency: string;
  readonly description: string;
  /** The day on which it is billed. */
  readonly on: Temporal.PlainDate;
  readonly lines: readonly BilledLine[];
}

/** In minor units, by metric. */
type Costs = ReadonlyMap<string, bigint>;
type Measured = SpanWithTerms & { terms: UsageTerms };

/** Whole periods that an estimate looks back on. */
const HISTORY = 2;
/** A period that has only begun says little: it counts once a quarter of it has passed, or where there is nothing else. */
const isTelling = ({ above, below }: { above: bigint; below: bigint }): boolean => above * 4n >= below;

/**
 * The usage that will be billed of clients up to a day. What is over and not billed yet counts as it was taken in. The
 * period that runs goes on as it did; later ones cost what the last whole periods and the one that runs cost on average.
 */
export async function foreseeUsage(
  ctx: QueryContext,
  of: { clientIds: readonly string[]; until: Temporal.PlainDate },
): Promise<ForeseenUsage[]> {
  if (of.clientIds.length === 0) return [];
  const { tenantId, clientId, dueOn, subscriptionId } = usageProgress;
  const rows = await ctx.tx
    .select()
    .from(usageProgress)
    .where(and(eq(tenantId, ctx.tenant.id), inArray(clientId, [...of.clientIds]), isNotNull(dueOn)))
    .orderBy(asc(subscriptionId));
  const measured = await measuredSubscriptions(
    ctx,
    rows.map((row) => row.subscriptionId),
  );
  const terms = await loadTerms(
    ctx,
    measured.flatMap(({ productIds }) => productIds),
  );
  const foreseen: ForeseenUsage[] = [];
  for (const one of measured.filter(({ subscription }) => isBilled(subscription.status))) {
    const billedTo = rows.find((row) => row.subscriptionId === one.subscription.id)?.billedTo ?? null;
    foreseen.push(...(await foreseeOne(ctx, one, { terms, billedTo, until: of.until })));
  }
  return foreseen;
}

async function foreseeOne(
  ctx: QueryContext,
  one: MeasuredSubscription,
  of: { terms: TermsOfProducts; billedTo: Temporal.PlainDate | null; until: Temporal.PlainDate },
): Promise<ForeseenUsage[]> {
  const { compare } = Temporal.PlainDate;
  const spans = spansOf(ctx, one, of).filter((span): span is Measured => span.terms !== null);
  const over = spans.filter(({ span }) => compare(span.period.end, ctx.today) <= 0);
  const ahead = spans.slice(over.length);
  const unbilled = over.filter(({ span }) => of.billedTo === null || compare(span.period.end, of.billedTo) > 0);
  const isWithin = (day: Temporal.PlainDate) => compare(day, of.until) <= 0;
  const wanted = [...unbilled, ...ahead].filter((span) => isWithin(billingDay(span)));
  if (wanted.length === 0) return [];
  const known = new Map<Measured, Costs>();
  for (const span of new Set([...unbilled, ...over.slice(-HISTORY)])) known.set(span, await costsOf(ctx, one, span));
  const estimate = await estimatesOf(ctx, one, {
    running: ahead.find(({ span }) => compare(span.period.start, ctx.today) <= 0),
    history: over.slice(-HISTORY).flatMap((span) => known.get(span) ?? []),
  });
  return wanted.flatMap((span) => {
    const lines = linesOf(ctx, one, { span, costs: known.get(span) ?? estimate(span) });
    const { clientId, currency, subscription } = one;
    const about = { clientId, currency, description: subscription.description, on: later(billingDay(span), ctx.today) };
    return lines.length === 0 ? [] : [{ ...about, lines }];
  });
}

const billingDay = ({ span, terms }: Measured): Temporal.PlainDate => span.period.end.add({ days: terms.graceDays });
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a);

/** What the events of a period cost as they are. */
async function costsOf(ctx: QueryContext, one: MeasuredSubscription, { span, terms }: Measured): Promise<Costs> {
  const { work, subscription } = await loadWindow(ctx, one, { span, terms, documents: new Map() });
  return new Map(
    subscription.usage.map(({ metricId, price }) => [
      metricId,
      priceOf(price, usageOf(work, subscription, { metricId, span })).amountMinor,
    ]),
  );
}

/** By period: what the running one and those after it will cost. */
async function estimatesOf(
  ctx: QueryContext,
  one: MeasuredSubscription,
  { running, history }: { running: Measured | undefined; history: readonly Costs[] },
): Promise<(span: Measured) => Costs> {
  const current = running && (await currentUsage(ctx, one, running));
  const goesOn: Costs = new Map(
    (current?.metrics ?? []).map(({ metric, forecastMinor }) => [metric.key, forecastMinor]),
  );
  const isTold = current !== undefined && (history.length === 0 || isTelling(current.elapsed));
  const average = averageOf(isTold ? [...history, goesOn] : history);
  return (span) => (span === running && isTold ? goesOn : average);
}

function averageOf(of: readonly Costs[]): Costs {
  const keys = new Set(of.flatMap((costs) => [...costs.keys()]));
  const sum = (key: string) => of.reduce((total, costs) => total + (costs.get(key) ?? 0n), 0n);
  return new Map([...keys].map((key) => [key, roundFraction(fraction(sum(key), BigInt(of.length)))]));
}

function linesOf(
  ctx: QueryContext,
  { subscription, currency }: MeasuredSubscription,
  { span: { span, terms }, costs }: { span: Measured; costs: Costs },
): BilledLine[] {
  const { description, taxCategory, id } = subscription;
  const base = { subscriptionId: id, quantity: '1', taxCategory, why: because('usage', {}) };
  const used = terms.metrics.flatMap((metric) => {
    const minor = costs.get(metric.key) ?? 0n;
    const { name } = wordsOf(metric.texts, [ctx.tenant.locale]);
    const about = { ...base, kind: 'usage' as const, description: `${description}: ${name}` };
    const sold = soldOf(subscription, { span, metricId: metric.key });
    return minor > 0n ? [{ ...about, unitPriceMinor: minor.toString(), sold }] : [];
  });
  const least = terms.minimum[currency];
  const price = subscription.facts.segments.findLast(({ rate }) => rate.priceId === span.priceId)?.rate;
  if (least === undefined || price === undefined) return used;
  const share = shareOfPeriod(span.period, span.whole, 'day');
  const fixedMinor = roundFraction(multiplyFractions(priceOfRate(price), share));
  const fees = [fixedMinor, ...used.map((line) => BigInt(line.unitPriceMinor))].map((amountMinor, at) => ({
    ...{ id: `${at}`, amountMinor, period: span.period },
  }));
  const { amountMinor } = trueUp({ commitmentMinor: BigInt(least), period: span.period, share, fees });
  if (amountMinor <= 0n) return used;
  return [...used, { ...base, kind: 'minimum', description, unitPriceMinor: amountMinor.toString() }];
}
