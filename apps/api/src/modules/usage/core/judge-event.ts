import type { USAGE_REFUSALS, UsageTerms } from '@panel1/shared-types';
import type { Subscription } from '#modules/billing/core/index.ts';
import { metricOf, type TermsOfProducts, termsFor } from './terms.ts';

export type UsageRefusal = (typeof USAGE_REFUSALS)[number];

/** An event as it was sent, its numbers as text. */
export interface SentEvent {
  readonly id: string;
  readonly metric: string;
  readonly at: Temporal.Instant;
  readonly value: string | null;
  readonly properties: Readonly<Record<string, string>>;
  readonly operation: 'add' | 'remove' | null;
}

/** Clocks of senders may be ahead by so much. */
const MAX_AHEAD = Temporal.Duration.from({ minutes: 5 });
/** What the database reads as a number, and what `decimal` of the billing core does. */
const NUMBER = /^-?\d{1,26}(\.\d{1,12})?$/;

/** Why an event of a subscription cannot be counted; null when it can. */
export function refusalOf(
  event: SentEvent,
  of: {
    /** What is billed together with a day, see `periodOf`. */
    periodOf(day: Temporal.PlainDate): BilledPeriod | null;
    terms: TermsOfProducts;
    now: Temporal.Instant;
    dayOf(at: Temporal.Instant): Temporal.PlainDate;
  },
): UsageRefusal | null {
  if (Temporal.Instant.compare(event.at, of.now.add(MAX_AHEAD)) > 0) return 'in_future';
  const day = of.dayOf(event.at);
  const begins = of.periodOf(day);
  if (begins === null) return 'not_running';
  const terms = termsFor(of.terms.get(begins.productId) ?? [], begins.on);
  const metric = metricOf(terms, event.metric);
  if (terms === null || metric === undefined) return 'unknown_metric';
  if (Temporal.PlainDate.compare(day.add({ days: terms.acceptDays }), of.dayOf(of.now)) < 0) return 'too_old';
  return isReadable(event, metric) ? null : 'no_value';
}

/** The first day of what is billed together, and the product that it was then. */
export interface BilledPeriod {
  readonly on: Temporal.PlainDate;
  readonly productId: string;
}

/** What is billed together with a day; null where nothing runs on it. */
export function periodOf({ facts, startedOn }: Subscription, day: Temporal.PlainDate): BilledPeriod | null {
  const before = (a: unknown, b: Temporal.PlainDate) =>
    a instanceof Temporal.PlainDate && Temporal.PlainDate.compare(a, b) <= 0;
  if (startedOn === null || !before(startedOn, day) || (facts.end !== null && before(facts.end.on, day))) return null;
  const segment = facts.segments.findLast(({ from, to }) => before(from, day) && (to === null || !before(to, day)));
  if (segment === undefined) return null;
  const { start } = facts.timeline.periodContaining(segment.recurrence, day).period;
  if (!(start instanceof Temporal.PlainDate) || !(segment.from instanceof Temporal.PlainDate)) return null;
  const on = Temporal.PlainDate.compare(start, segment.from) < 0 ? segment.from : start;
  return { on, productId: segment.rate.priceId };
}

function isReadable(event: SentEvent, { aggregation, property }: UsageTerms['metrics'][number]): boolean {
  if (aggregation === 'count') return true;
  const text = property === null ? event.value : (event.properties[property] ?? null);
  if (text === null || text === '') return false;
  return aggregation === 'unique' || NUMBER.test(text);
}
