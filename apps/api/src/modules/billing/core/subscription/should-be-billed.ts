import { decimalText, multiplyDecimals } from '#lib/money/decimal.ts';
import { type Fraction, fromDecimal, roundFraction } from '#lib/money/fraction.ts';
import { partAmount, type Span, type Timeline } from '../time/timeline.ts';
import { checkFacts, type Facts, type Rate, type Segment } from './facts.ts';
import { earlierOf, laterOf, type OpenSpan, withoutSpans } from './spans.ts';

/** Time of a subscription at a rate. `whole` is the period that the rate is the price of. */
export interface RecurringCharge<P> {
  readonly kind: 'recurring';
  /** What is the same thing at the same price: see `rateKey`. */
  readonly key: string;
  readonly rate: Rate;
  readonly span: Span<P>;
  readonly whole: Span<P>;
  /** The exact share of the whole period. */
  readonly share: Fraction;
  /** Price times share, rounded once; before coupons and tax. */
  readonly amountMinor: bigint;
}

/** A price that is paid once; `key` is its id. */
export interface OnceCharge<P> {
  readonly kind: 'once';
  readonly key: string;
  readonly rate: Rate;
  readonly on: P;
  readonly amountMinor: bigint;
}

export type Charge<P> = RecurringCharge<P> | OnceCharge<P>;

/** Names what is billed and at which price, without the quantity: lines with the same key are the same thing. */
export function rateKey({ rate, recurrence: { interval } }: Pick<Segment<unknown>, 'rate' | 'recurrence'>): string {
  return `${rate.priceId} ${decimalText(rate.unitPriceMinor)} ${interval.count} ${interval.unit}`;
}

/** What a rate costs for one whole period, exact, in minor units. */
export function priceOfRate({ unitPriceMinor, quantity }: Rate): Fraction {
  return fromDecimal(multiplyDecimals(unitPriceMinor, quantity));
}

/**
 * What a subscription owes from its beginning up to a point: in advance everything that begins by then, in arrears
 * everything that has ended by then. It follows from the facts alone, never from what was billed. Amounts of zero are left
 * out. Throws a RangeError for facts that contradict themselves.
 */
export function shouldBeBilled<P>(facts: Facts<P>, through: P): Charge<P>[] {
  checkFacts(facts);
  const stub = stubOf(facts);
  const recurring = facts.segments.flatMap((segment) => chargesOf({ facts, stub, segment }, through));
  return [...onceCharges(facts, through), ...recurring].filter(({ amountMinor }) => amountMinor > 0n);
}

function onceCharges<P>({ timeline, once, end }: Facts<P>, through: P): OnceCharge<P>[] {
  return once
    .filter(({ on }) => timeline.compare(on, through) <= 0 && (end === null || timeline.compare(on, end.on) <= 0))
    .map(({ id, on, rate }) => ({ kind: 'once', key: id, rate, on, amountMinor: roundFraction(priceOfRate(rate)) }));
}

interface Scene<P> {
  readonly facts: Facts<P>;
  readonly stub: Span<P> | null;
  readonly segment: Segment<P>;
}

function chargesOf<P>(scene: Scene<P>, through: P): RecurringCharge<P>[] {
  const { timeline } = scene.facts;
  const { segment } = scene;
  const until = billedUntil(scene.facts, segment);
  const key = rateKey(segment);
  const charges: RecurringCharge<P>[] = [];
  for (let { n } = timeline.periodContaining(segment.recurrence, segment.from); ; n += 1) {
    const period = timeline.periodAt(segment.recurrence, n);
    const start = laterOf(timeline, period.start, segment.from);
    const isOver = until !== null && timeline.compare(start, until) >= 0;
    if (isOver || timeline.compare(start, through) > 0) return charges;
    const end = until === null ? period.end : earlierOf(timeline, period.end, until);
    for (const { span, whole } of piecesOf(scene, { period, part: { start, end } })) {
      const charge = chargeFor(timeline, { key, rate: segment.rate, span, whole });
      if (timeline.compare(owedAt(scene.facts, charge), through) <= 0) charges.push(charge);
    }
  }
}

/** When a charge is owed: at its beginning in advance, at its end in arrears; a price that is paid once on its day. */
export function owedAt<P>({ timing }: Pick<Facts<P>, 'timing'>, charge: Charge<P>): P {
  if (charge.kind === 'once') return charge.on;
  return timing === 'advance' ? charge.span.start : charge.span.end;
}

/** The charge for a part of the period that `whole` is, at a rate. */
export function chargeFor<P>(
  timeline: Timeline<P>,
  of: Pick<RecurringCharge<P>, 'key' | 'rate' | 'span' | 'whole'>,
): RecurringCharge<P> {
  const { key, rate, span, whole } = of;
  const amountMinor = partAmount(timeline, priceOfRate(rate), { part: span, whole });
  return { kind: 'recurring', key, rate, span, whole, share: timeline.share(span, whole), amountMinor };
}

/** The billable pieces of a segment's part of a period, each with the whole that the price stands for. */
function piecesOf<P>(
  { facts, stub, segment }: Scene<P>,
  { period, part }: { readonly period: Span<P>; readonly part: Span<P> },
): { span: Span<P>; whole: Span<P> }[] {
  const { timeline } = facts;
  const isStub =
    stub !== null && timeline.compare(stub.end, period.end) === 0 && timeline.compare(period.start, stub.start) < 0;
  if (isStub && facts.stub === 'free') return [];
  const whole = isStub && facts.stub === 'full' ? stub : period;
  const standing: readonly OpenSpan<P>[] = [...facts.free, ...facts.stops];
  if (timeline.prorates) return withoutSpans(timeline, part, standing).map((span) => ({ span, whole }));
  // Without proration a period belongs to the price in force when it begins, if the service runs then.
  if (timeline.compare(whole.start, segment.from) < 0) return [];
  const [first] = withoutSpans(timeline, { start: whole.start, end: part.end }, standing);
  return first !== undefined && timeline.compare(first.start, whole.start) === 0 ? [{ span: whole, whole }] : [];
}

/** Where billing of a segment stops: at its end or at the end of the subscription. */
function billedUntil<P>({ timeline, end }: Facts<P>, { to }: Segment<P>): P | null {
  if (end === null) return to;
  return to === null ? end.billTo : earlierOf(timeline, to, end.billTo);
}

/** The days between the first one that costs something and the first bound of a period; null when there are none. */
function stubOf<P>({ timeline, segments, free }: Facts<P>): Span<P> | null {
  const [first] = segments;
  if (first === undefined) return null;
  let start = first.from;
  for (const gift of free.toSorted((a, b) => timeline.compare(a.start, b.start)))
    if (timeline.compare(gift.start, start) <= 0) start = laterOf(timeline, start, gift.end);
  const { period } = timeline.periodContaining(first.recurrence, start);
  return timeline.compare(period.start, start) < 0 ? { start, end: period.end } : null;
}
