import type { Decimal } from '#lib/money/decimal.ts';
import type { Timing } from '../time/dates.ts';
import type { Recurrence } from '../time/periods.ts';
import type { Span, Timeline } from '../time/timeline.ts';

/** What is paid per interval: the price by its id and, as exact decimals, minor units per unit and the quantity. */
export interface Rate {
  readonly priceId: string;
  readonly unitPriceMinor: Decimal;
  readonly quantity: Decimal;
}

/** A stretch of a subscription during which one rate and one rhythm hold; open when `to` is null. */
export interface Segment<P> {
  readonly from: P;
  readonly to: P | null;
  readonly rate: Rate;
  readonly recurrence: Recurrence;
}

/** Time that is not billed because the service stands still; open when `end` is null. */
export interface Stop<P> {
  readonly start: P;
  readonly end: P | null;
  readonly why: 'pause' | 'block';
}

/** A price that is paid once, such as a set-up fee. Its id is what keeps it from being billed again. */
export interface OneOff<P> {
  readonly id: string;
  readonly on: P;
  readonly rate: Rate;
}

/** The end of a subscription. `billTo` lies after `on` when the client leaves a paid period behind without credit. */
export interface End<P> {
  readonly on: P;
  readonly billTo: P;
}

/** What a period that is not whole at the very beginning costs: its share, the whole price, or nothing. */
export type StubPolicy = 'prorate' | 'full' | 'free';

/** All that decides what a subscription owes. Times are local days or instants, as the timeline counts. */
export interface Facts<P> {
  readonly timeline: Timeline<P>;
  readonly timing: Timing;
  readonly stub: StubPolicy;
  /** In order of time, without overlap. */
  readonly segments: readonly Segment<P>[];
  /** Time that is given away: trials, credit turned into days. */
  readonly free: readonly Span<P>[];
  readonly stops: readonly Stop<P>[];
  readonly end: End<P> | null;
  readonly once: readonly OneOff<P>[];
}

/** Facts of a subscription that has one segment so far. */
export function newFacts<P>(of: {
  readonly timeline: Timeline<P>;
  readonly from: P;
  readonly rate: Rate;
  readonly recurrence: Recurrence;
}): Facts<P> {
  const { timeline, from, rate, recurrence } = of;
  const segments = [{ from, to: null, rate, recurrence }];
  return { timeline, timing: 'advance', stub: 'prorate', segments, free: [], stops: [], end: null, once: [] };
}

/** The segment in force at a point; throws a RangeError when there is none. */
export function segmentAt<P>({ timeline, segments }: Facts<P>, point: P): Segment<P> {
  const found = segments.find(
    ({ from, to }) => timeline.compare(from, point) <= 0 && (to === null || timeline.compare(point, to) < 0),
  );
  if (found === undefined) throw new RangeError('no price is in force at that time');
  return found;
}

/** Throws a RangeError for facts that cannot be: segments that overlap, an amount below zero, an end before its start. */
export function checkFacts<P>(facts: Facts<P>): void {
  const { timeline, segments, stops, free, end } = facts;
  const isOrdered = (start: P, until: P | null) => until === null || timeline.compare(start, until) <= 0;
  for (const [position, { from, to }] of segments.entries()) {
    const next = segments[position + 1];
    if (!isOrdered(from, to)) throw new RangeError('a segment ends before it begins');
    if (next !== undefined && (to === null || timeline.compare(to, next.from) > 0))
      throw new RangeError('segments of a subscription overlap');
  }
  for (const { unitPriceMinor, quantity } of [...segments, ...facts.once].map(({ rate }) => rate))
    if (unitPriceMinor.units < 0n || quantity.units < 0n)
      throw new RangeError('prices and quantities are not negative');
  if (![...stops, ...free].every(({ start, end: until }) => isOrdered(start, until)))
    throw new RangeError('a pause or a trial ends before it begins');
  if (end !== null && !isOrdered(end.on, end.billTo))
    throw new RangeError('a subscription is billed to its end at least');
}
