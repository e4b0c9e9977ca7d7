import { decimalText } from '#lib/money/decimal.ts';
import {
  addFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  NOTHING,
  roundFraction,
  toDecimal,
} from '#lib/money/fraction.ts';
import { aggregate } from '../price/aggregate.ts';
import { type CountedFee, trueUp } from '../price/commitment.ts';
import { exactText } from '../price/exact.ts';
import { explainPrice } from '../price/explain-price.ts';
import { usageDifference } from '../price/late-usage.ts';
import { priceOf } from '../price/price-of.ts';
import type { Period } from '../time/periods.ts';
import { shareOfPeriod } from '../time/shares.ts';
import { windowOf, type ZoneHistory } from '../time/zones.ts';
import { type StandingDocument, standingLines } from './billed.ts';
import { because, type DraftLine, intervalText, soldAs } from './drafts.ts';
import type { Catalogue, Policy } from './policy.ts';
import type { Client, Line, Subscription, UsageRecord, UsageTerms } from './state.ts';
import { type DayFacts, dayOfPoint, found, isBefore, laterDay } from './work.ts';

/** What usage is billed from: a whole unit of work, or the part of an account that some windows need. */
export interface UsageWork {
  readonly account: {
    readonly client: Pick<Client, 'zones'>;
    readonly usage: ReadonlyMap<string, UsageRecord>;
    readonly documents: ReadonlyMap<string, StandingDocument>;
  };
  readonly policy: Pick<Policy, 'timeZone' | 'daysOf' | 'usageGraceDays'>;
  readonly catalogue: Pick<Catalogue, 'prices' | 'metrics'>;
  readonly today: Temporal.PlainDate;
}

/** Days whose usage is billed together: a period, or the part of one in which a price was in force. */
export interface UsageSpan {
  /** The price that is in force. */
  readonly priceId: string;
  readonly period: Period;
  readonly whole: Period;
}

/** The spans of a subscription that have begun, in order. */
export function usageSpans(
  work: DayFacts & { readonly today: Temporal.PlainDate },
  { facts }: Subscription,
): UsageSpan[] {
  const day = (point: Parameters<typeof dayOfPoint>[1]) => dayOfPoint(work, point);
  const last = facts.end === null ? null : day(facts.end.on);
  return facts.segments.flatMap(({ from, to, recurrence, rate: { priceId } }) => {
    const spans: UsageSpan[] = [];
    const until = to === null ? last : last === null || isBefore(day(to), last) ? day(to) : last;
    let { n } = facts.timeline.periodContaining(recurrence, from);
    for (; ; n += 1) {
      const { start, end } = facts.timeline.periodAt(recurrence, n);
      const whole = { start: day(start), end: day(end) };
      const begins = isBefore(whole.start, day(from)) ? day(from) : whole.start;
      const ends = until !== null && isBefore(until, whole.end) ? until : whole.end;
      if (isBefore(work.today, begins) || !isBefore(begins, ends)) return spans;
      spans.push({ priceId, period: { start: begins, end: ends }, whole });
    }
  });
}

/** Usage of spans that are over, less what was billed of it, and what is missing to a minimum. */
export function usageDrafts(work: UsageWork, subscription: Subscription): DraftLine[] {
  const graceDays = work.policy.usageGraceDays;
  const isNew = newSince(work, subscription);
  return usageSpans(work, subscription)
    .filter(({ period }) => !isBefore(work.today, period.end.add({ days: graceDays })) && isNew(period))
    .flatMap((span) => spanDrafts(work, subscription, span));
}

/** The same of one span. */
export function spanDrafts(work: UsageWork, subscription: Subscription, span: UsageSpan): DraftLine[] {
  const { usage } = soldAs(work, subscription, span.priceId);
  const used = usage.flatMap((terms) => usageDraft(work, subscription, { terms, span }));
  return [...used, ...minimumDraft(work, subscription, { span, used })];
}

/** The day on which the next span is billed; null when there is none, or nothing that is measured. */
export function nextUsageOn(work: UsageWork, subscription: Subscription): Temporal.PlainDate | null {
  const isMeasured = subscription.facts.segments.some(({ rate }) => {
    const { usage, minimumMinor } = soldAs(work, subscription, rate.priceId);
    return usage.length > 0 || minimumMinor !== null;
  });
  if (!isMeasured) return null;
  return (
    usageSpans(work, subscription)
      .map(({ period }) => period.end.add({ days: work.policy.usageGraceDays }))
      .find((day) => isBefore(work.today, day)) ?? null
  );
}

/** Which spans must be looked at: those that were not billed before, and those that an event came late for. */
function newSince(work: UsageWork, { id, usageSeen }: Subscription): (period: Period) => boolean {
  if (usageSeen === null) return () => true;
  const { events, nextOn } = usageSeen;
  let earliest: Temporal.Instant | null = null;
  for (const { subscriptionId, at } of [...work.account.usage.values()].slice(events))
    if (subscriptionId === id && (earliest === null || Temporal.Instant.compare(at, earliest) < 0)) earliest = at;
  const late = earliest;
  const { usageGraceDays } = work.policy;
  return (period) =>
    (nextOn !== null && !isBefore(period.end.add({ days: usageGraceDays }), nextOn)) ||
    (late !== null && Temporal.Instant.compare(late, windowOf(period, zonesOf(work)).end) < 0);
}

const zonesOf = ({ policy, account }: UsageWork): ZoneHistory =>
  policy.daysOf === 'client' ? account.client.zones : [{ zone: policy.timeZone, from: null }];

/** The units of a metric in a span. */
export function usageOf(work: UsageWork, subscription: Subscription, of: { metricId: string; span: UsageSpan }) {
  const { metricId, span } = of;
  const events = [...work.account.usage.values()].filter(
    (event) => event.subscriptionId === subscription.id && event.metricId === metricId,
  );
  const zones = zonesOf(work);
  return aggregate({ metric: found(work.catalogue.metrics, metricId), events, zones, ...span });
}

const keyOf = ({ metricId }: UsageTerms): string => `usage ${metricId}`;

function usageDraft(
  work: UsageWork,
  subscription: Subscription,
  of: { terms: UsageTerms; span: UsageSpan },
): DraftLine[] {
  const { terms, span } = of;
  const priced = priceOf(terms.price, usageOf(work, subscription, { metricId: terms.metricId, span }));
  const billed = billedOf(work, subscription, { key: keyOf(terms), span });
  const missing = usageDifference(priced, { units: unitsOf(billed), amountMinor: amountOf(billed) });
  if (missing === null || missing.amountMinor === 0n) return [];
  return [
    {
      ...base(work, subscription, span),
      kind: 'usage',
      key: keyOf(terms),
      metricId: terms.metricId,
      description: terms.metricId,
      quantity: toDecimal(missing.units, UNIT_PLACES),
      unitPriceMinor: { units: missing.amountMinor, scale: 0 },
      amountMinor: missing.amountMinor,
      correctsLineId: missing.amountMinor < 0n ? (billed.at(-1)?.id ?? null) : null,
      tax: missing.amountMinor < 0n ? (billed.at(-1)?.tax ?? null) : null,
      why: because(billed.length === 0 ? 'usage' : 'usage_difference', {
        units: exactText(priced.units),
        billedMinor: amountOf(billed).toString(),
        price: JSON.stringify(explainPrice(priced)),
      }),
    },
  ];
}

/** Quantities on documents have at most so many decimals. */
const UNIT_PLACES = 12;

function base(work: UsageWork, subscription: Subscription, { priceId, period, whole }: UsageSpan) {
  const { productId, taxCategory } = soldAs(work, subscription, priceId);
  const cycle = intervalText(subscription, subscription.facts.segments[0]?.from ?? work.today);
  return { subscription, productId, taxCategory, span: period, period: whole.start, cycle };
}

const billedOf = (work: UsageWork, { id }: Subscription, of: { key: string; span: UsageSpan }): Line[] =>
  [...standingLines(work.account)]
    .filter(({ line }) => line.subscriptionId === id && line.key === of.key && startsOn(line, of.span))
    .map(({ document, line }) => (document.kind === 'credit_note' ? negated(line) : line));

const startsOn = ({ span }: Line, { period }: UsageSpan): boolean =>
  span !== null && span.start instanceof Temporal.PlainDate && span.start.equals(period.start);

const negated = (line: Line): Line => ({
  ...line,
  amountMinor: -line.amountMinor,
  quantity: { ...line.quantity, units: -line.quantity.units },
});
const amountOf = (lines: readonly Line[]): bigint => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
const unitsOf = (lines: readonly Line[]): Fraction =>
  lines.map(({ quantity }) => fromDecimal(quantity)).reduce(addFractions, NOTHING);

function minimumDraft(
  work: UsageWork,
  subscription: Subscription,
  of: { span: UsageSpan; used: readonly DraftLine[] },
): DraftLine[] {
  const { minimumMinor, description } = soldAs(work, subscription, of.span.priceId);
  if (minimumMinor === null) return [];
  const billed = billedOf(work, subscription, { key: 'minimum', span: of.span });
  const { period, whole } = of.span;
  const share = shareOfPeriod(period, whole, 'day');
  const fees = [...standingLines(work.account)]
    .filter(({ line }) => line.subscriptionId === subscription.id && line.span !== null && line.key !== 'minimum')
    .map(({ document, line }) => ({
      id: line.id,
      amountMinor: (document.kind === 'credit_note' ? -1n : 1n) * (line.amountMinor - line.discountMinor),
      period: daysOfLine(work, line),
    }))
    .flatMap((fee) => within(fee, period));
  const now = of.used.map(({ key, amountMinor }) => ({ id: key, amountMinor, period }));
  const missing = trueUp({ commitmentMinor: minimumMinor, period, share, fees: [...fees, ...now] });
  const amountMinor = missing.amountMinor - amountOf(billed);
  // What came late lowers what was charged to the minimum; what is given back later does not raise it again.
  if (amountMinor === 0n || (billed.length > 0 && amountMinor > 0n)) return [];
  const corrected = amountMinor < 0n ? (billed.at(-1) ?? null) : null;
  return [
    {
      ...base(work, subscription, of.span),
      kind: 'minimum',
      key: 'minimum',
      metricId: null,
      description,
      quantity: { units: 1n, scale: 0 },
      unitPriceMinor: { units: amountMinor, scale: 0 },
      amountMinor,
      correctsLineId: corrected?.id ?? null,
      tax: corrected?.tax ?? null,
      why: because('missing_to_minimum', {
        billedMinor: amountOf(billed).toString(),
        requiredMinor: missing.requiredMinor.toString(),
        countedMinor: missing.countedMinor.toString(),
        share: decimalText(toDecimal(share, UNIT_PLACES)),
      }),
    },
  ];
}

/** The part of a fee that falls on days of a period: a month that was paid ahead and ended early counts for its days. */
function within(fee: CountedFee, period: Period): CountedFee[] {
  const start = laterDay(fee.period.start, period.start);
  const end = isBefore(fee.period.end, period.end) ? fee.period.end : period.end;
  if (!isBefore(start, end)) return [];
  const share = shareOfPeriod({ start, end }, fee.period, 'day');
  const amountMinor = roundFraction(multiplyFractions(fraction(fee.amountMinor), share));
  return [{ ...fee, amountMinor, period: { start, end } }];
}

function daysOfLine(work: UsageWork, { span }: Line): Period {
  if (span === null) throw new RangeError('the line has no time');
  return { start: dayOfPoint(work, span.start), end: dayOfPoint(work, span.end) };
}
