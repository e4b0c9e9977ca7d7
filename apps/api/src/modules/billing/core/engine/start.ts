import { addOnTo } from '../subscription/add-on.ts';
import { withSegment } from '../subscription/change.ts';
import type { Facts, Rate, Segment } from '../subscription/facts.ts';
import { newFacts } from '../subscription/facts.ts';
import { alignedStart } from '../time/alignment.ts';
import type { Recurrence } from '../time/periods.ts';
import { byDay, bySecond, type Timeline } from '../time/timeline.ts';
import { anchorAfterTrial, trialPeriod } from '../time/trial.ts';
import type { PriceTerms } from './policy.ts';
import type { Point, Subscription } from './state.ts';
import { dayOfPoint, type Work, zoneOf } from './work.ts';

/** How time is counted under the provider's rules. */
export function timelineOf(work: Pick<Work, 'account' | 'policy'>): {
  timeline: Timeline<Point>;
  countsBy: 'day' | 'second';
} {
  const { proration } = work.policy;
  if (proration === 'second') return { timeline: bySecond(zoneOf(work)), countsBy: 'second' };
  return { timeline: byDay(proration), countsBy: 'day' };
}

export interface Beginning {
  readonly terms: PriceTerms;
  readonly rate: Rate;
  readonly from: Point;
  readonly parent: Subscription | null;
}

/** The history of a subscription that begins, and the last day that its first invoice bills. */
export function beginningFacts(work: Work, of: Beginning): { facts: Facts<Point>; through: Point } {
  const { terms, rate, from, parent } = of;
  const once =
    terms.setupMinor === 0n
      ? []
      : [onceAt('setup', from, { ...rate, unitPriceMinor: { units: terms.setupMinor, scale: 0 } })];
  if (terms.interval === null) {
    const { timeline } = timelineOf(work);
    const empty = {
      timeline,
      timing: terms.timing,
      stub: 'prorate' as const,
      segments: [],
      free: [],
      stops: [],
      end: null,
    };
    return { facts: { ...empty, once: [...once, onceAt(`price ${terms.id}`, from, rate)] }, through: from };
  }
  if (parent !== null) {
    const facts = addOnTo(parent.facts, { from, rate, interval: terms.interval, alignment: 'parent' });
    return { facts: { ...facts, timing: terms.timing, once }, through: from };
  }
  const { timeline, countsBy } = timelineOf(work);
  const onDay = (one: Temporal.PlainDate) => pointOn(work, { countsBy }, one);
  const day = dayOfPoint(work, from);
  const trial = terms.trial === null ? null : trialPeriod(day, terms.trial.days);
  const free = trial === null ? [] : [{ start: from, end: onDay(trial.end) }];
  const begins = trial === null ? day : anchorAfterTrial(trial).on;
  const aligned = terms.align === null ? null : alignedStart(begins, terms.align);
  const anchor = aligned?.anchor ?? {
    ...timeline.anchorOn(onDay(begins)),
    ...(trial === null ? timeline.anchorOn(from) : {}),
  };
  const recurrence: Recurrence = { anchor, interval: terms.interval };
  const facts = newFacts({ timeline, from, rate, recurrence });
  return {
    facts: { ...facts, timing: terms.timing, stub: terms.align?.firstPart ?? 'prorate', free, once },
    through: trial === null && aligned !== null ? onDay(aligned.firstBillThrough) : from,
  };
}

const onceAt = (id: string, on: Point, rate: Rate) => ({ id, on, rate });

/** A local day as the subscription's time counts it, whatever the provider's rules are by now. */
export function pointOn(work: Work, { countsBy }: Pick<Subscription, 'countsBy'>, day: Temporal.PlainDate): Point {
  if (countsBy === 'day') return day;
  return day.toZonedDateTime(zoneOf(work)).toInstant();
}

/** Moves the beginning of what waited for its first payment to the moment of that payment. */
export function startFacts({ facts }: Pick<Subscription, 'facts'>, from: Point): Facts<Point> {
  const { timeline } = facts;
  const [first] = facts.segments;
  const once = facts.once.map((one) => ({ ...one, on: from }));
  if (first === undefined) return { ...facts, once };
  const period = timeline.periodContaining(first.recurrence, first.from).period;
  const isOwn = timeline.compare(period.start, first.from) === 0;
  const recurrence = isOwn
    ? { anchor: timeline.anchorOn(from), interval: first.recurrence.interval }
    : first.recurrence;
  const segment: Segment<Point> = { ...first, from, recurrence };
  return { ...withSegment({ ...facts, segments: [] }, segment), once };
}
