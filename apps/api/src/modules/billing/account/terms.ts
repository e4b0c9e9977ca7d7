import type { StoredTerms } from '#db/schema/subscriptions.ts';
import { decimal, decimalText } from '#lib/money/decimal.ts';
import {
  type Anchor,
  byDay,
  bySecond,
  type Facts,
  type Point,
  type Price,
  type Rate,
  type Subscription,
  type Timeline,
} from '../core/index.ts';

/** What of a subscription is kept in its `terms`; the rest are columns of their own. */
export type Terms = Pick<
  Subscription,
  | 'countsBy'
  | 'facts'
  | 'service'
  | 'suspendedFor'
  | 'moved'
  | 'settled'
  | 'trial'
  | 'resumeOn'
  | 'contract'
  | 'contractUntil'
  | 'usage'
  | 'minimumMinor'
  | 'usageSeen'
>;

interface Between {
  readonly start: Point;
  readonly end: Point;
}

const text = (value: { toString(): string } | null): string | null => value?.toString() ?? null;
const day = (value: string | null): Temporal.PlainDate | null =>
  value === null ? null : Temporal.PlainDate.from(value);
const spanText = ({ start, end }: Between) => ({ start: start.toString(), end: end.toString() });
const rateText = ({ priceId, unitPriceMinor, quantity }: Rate) => ({
  priceId,
  unitPriceMinor: decimalText(unitPriceMinor),
  quantity: decimalText(quantity),
});
const rateOf = ({ priceId, unitPriceMinor, quantity }: ReturnType<typeof rateText>): Rate => ({
  priceId,
  unitPriceMinor: decimal(unitPriceMinor),
  quantity: decimal(quantity),
});

/** The terms of a subscription as they are kept. */
export function writeTerms(of: Terms): StoredTerms {
  const { facts } = of;
  return {
    counts: facts.timeline.counts,
    timing: facts.timing,
    stub: facts.stub,
    ...historyText(facts),
    service: of.service,
    suspendedFor: of.suspendedFor,
    moved: of.moved.map(({ lineId, span }) => ({ lineId, span: spanText(span) })),
    settled: of.settled.map(({ lineId, credit: { span, quantity, amountMinor } }) => ({
      ...{ lineId, span: spanText(span), quantity: decimalText(quantity) },
      amountMinor: amountMinor.toString(),
    })),
    trial: of.trial === null ? null : { end: of.trial.end.toString(), withoutMethod: of.trial.withoutMethod },
    resumeOn: text(of.resumeOn),
    contract: of.contract,
    contractUntil: text(of.contractUntil),
    usage: of.usage.map(({ metricId, price }) => ({ metricId, price })),
    minimumMinor: text(of.minimumMinor),
    usageSeen: of.usageSeen === null ? null : { events: of.usageSeen.events, nextOn: text(of.usageSeen.nextOn) },
  };
}

function historyText({ segments, free, stops, end, once }: Facts<Point>) {
  return {
    segments: segments.map(({ from, to, rate, recurrence: { anchor, interval } }) => ({
      ...{ from: from.toString(), to: text(to), rate: rateText(rate), anchor: anchorText(anchor), interval },
    })),
    free: free.map(spanText),
    stops: stops.map((stop) => ({ start: stop.start.toString(), end: text(stop.end), why: stop.why })),
    end: end === null ? null : { on: end.on.toString(), billTo: end.billTo.toString() },
    once: once.map(({ id, on, rate }) => ({ id, on: on.toString(), rate: rateText(rate) })),
  };
}

const anchorText = ({ on, day: meant, time }: Anchor) => ({
  on: on.toString(),
  ...(meant === undefined ? {} : { day: meant }),
  ...(time === undefined ? {} : { time: time.toString() }),
});

function anchorOf({ on, day: meant, time }: ReturnType<typeof anchorText>): Anchor {
  return {
    on: Temporal.PlainDate.from(on),
    ...(meant === undefined ? {} : { day: meant }),
    ...(time === undefined ? {} : { time: Temporal.PlainTime.from(time) }),
  };
}

/** Terms as the engine works with them. */
export function readTerms(stored: StoredTerms): Terms {
  const countsBy = stored.counts.by;
  const point = (value: string): Point =>
    countsBy === 'second' ? Temporal.Instant.from(value) : Temporal.PlainDate.from(value);
  const between = ({ start, end }: { start: string; end: string }) => ({ start: point(start), end: point(end) });
  return {
    countsBy,
    facts: factsOf(stored, point),
    service: stored.service,
    suspendedFor: stored.suspendedFor,
    moved: stored.moved.map(({ lineId, span }) => ({ lineId, span: between(span) })),
    settled: stored.settled.map(({ lineId, span, quantity, amountMinor }) => ({
      lineId,
      credit: { span: between(span), quantity: decimal(quantity), amountMinor: BigInt(amountMinor) },
    })),
    trial: stored.trial === null ? null : { ...stored.trial, end: Temporal.PlainDate.from(stored.trial.end) },
    resumeOn: day(stored.resumeOn),
    contract: stored.contract,
    contractUntil: day(stored.contractUntil),
    usage: stored.usage.map(({ metricId, price }) => ({ metricId, price: keptPrice(price) })),
    minimumMinor: stored.minimumMinor === null ? null : BigInt(stored.minimumMinor),
    usageSeen:
      stored.usageSeen === null ? null : { events: stored.usageSeen.events, nextOn: day(stored.usageSeen.nextOn) },
  };
}

function factsOf(stored: StoredTerms, point: (value: string) => Point): Facts<Point> {
  const orNull = (value: string | null) => (value === null ? null : point(value));
  return {
    timeline: timelineOf(stored.counts),
    timing: stored.timing,
    stub: stored.stub,
    segments: stored.segments.map(({ from, to, rate, anchor, interval }) => ({
      ...{ from: point(from), to: orNull(to), rate: rateOf(rate), recurrence: { anchor: anchorOf(anchor), interval } },
    })),
    free: stored.free.map(({ start, end }) => ({ start: point(start), end: point(end) })),
    stops: stored.stops.map(({ start, end, why }) => ({ start: point(start), end: orNull(end), why })),
    end: stored.end === null ? null : { on: point(stored.end.on), billTo: point(stored.end.billTo) },
    once: stored.once.map(({ id, on, rate }) => ({ id, on: point(on), rate: rateOf(rate) })),
  };
}

const timelineOf = (counts: StoredTerms['counts']): Timeline<Point> =>
  counts.by === 'second' ? bySecond(counts.zone) : byDay(counts.mode);

/** A usage price is plain data, kept as it is; what it may be was checked when it was saved in the catalogue. */
const keptPrice = (price: unknown): Price => price as Price;
