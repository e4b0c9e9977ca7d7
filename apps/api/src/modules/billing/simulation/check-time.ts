import { decimalText } from '#lib/money/decimal.ts';
import { type BillingAccount, type Line, type Point, rateKey, type Subscription } from '../core/index.ts';
import { lineTimes } from './line-times.ts';
import { BrokenInvariant, look, type Stage } from './stage.ts';

/** A quantity of one price over a stretch of time, which counts in days or milliseconds. */
interface Stretch {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: bigint;
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');

const numberOf = (point: Point): number =>
  point instanceof Temporal.Instant ? point.epochMilliseconds : EPOCH.until(point, { largestUnit: 'day' }).days;

/**
 * Counts what is billed of each subscription, net of what was given back, against what its history says: no time is
 * billed twice at a price, and after the daily run none is missing. Nothing of the engine's own subtraction is used.
 */
export function checkTime(stage: Stage, account: BillingAccount): void {
  const now = look(stage, account);
  for (const subscription of account.subscriptions.values()) {
    const { status, facts, countsBy, startedOn } = subscription;
    if (startedOn === null || status === 'pending' || status === 'trialing' || !facts.timeline.prorates) continue;
    const point = countsBy === 'second' ? now.now : now.today;
    const wanted = wantedOf(subscription, point);
    const held = heldOf(account, subscription);
    if (isGivenUp(account, subscription, held.length)) continue;
    const horizon = numberOf(point);
    for (const key of new Set([...wanted, ...held].map((one) => one.key)))
      compare(subscription, { key, horizon, wanted, held });
  }
}

/**
 * True where time may be unbilled: a trial that nobody went on with, an invoice that was voided after the end, and late
 * payments, which move the time that was paid.
 */
function isGivenUp({ documents }: BillingAccount, { id, status, trial, moved }: Subscription, lines: number): boolean {
  if (moved.length > 0) return true;
  if (status !== 'cancelled' && status !== 'ended') return false;
  if (lines === 0 && trial !== null) return true;
  return [...documents.values()].some(
    (document) => document.status === 'void' && document.lines.some(({ subscriptionId }) => subscriptionId === id),
  );
}

interface Compared {
  readonly key: string;
  readonly horizon: number;
  readonly wanted: readonly Stretch[];
  readonly held: readonly Stretch[];
}

function compare({ id, status }: Subscription, { key, horizon, wanted, held }: Compared): void {
  const steps = [
    ...wanted.filter((one) => one.key === key).flatMap((one) => stepsOf(one, 'wanted')),
    ...held.filter((one) => one.key === key).flatMap((one) => stepsOf(one, 'held')),
  ].sort((a, b) => a.at - b.at);
  const level = { wanted: 0n, held: 0n };
  for (const [nth, { at, of, by }] of steps.entries()) {
    level[of] += by;
    const next = steps[nth + 1]?.at;
    if (next === undefined || next === at) continue;
    const told = (list: readonly Stretch[]) =>
      list.flatMap((one) => (one.key === key ? [`${one.start}-${one.end} x ${one.quantity}`] : [])).join(', ');
    const lists = `wanted ${told(wanted)}; billed ${told(held)}`;
    const where = `${id} (${status}) at "${key}" from ${at} to ${next} (${lists})`;
    if (level.wanted > 0n && level.held > level.wanted)
      throw new BrokenInvariant(`${where} is billed ${level.held} times where ${level.wanted} is wanted`);
    if (level.held < level.wanted && at < horizon && status !== 'paused')
      throw new BrokenInvariant(`${where} is missing: ${level.held} billed, ${level.wanted} wanted`);
    if (level.held < 0n) throw new BrokenInvariant(`${where} was given back more than it was billed`);
  }
}

const stepsOf = ({ start, end, quantity }: Stretch, of: 'wanted' | 'held') => [
  { at: start, of, by: quantity },
  { at: end, of, by: -quantity },
];

const wholeOf = (quantity: Line['quantity']): bigint => BigInt(decimalText(quantity));

/** Time that must be billed by a point: in advance what has begun, in arrears the periods that are over. */
function wantedOf({ facts }: Subscription, point: Point): Stretch[] {
  const { timeline, segments, end, timing } = facts;
  const closed: { start: number; end: number }[] = [...facts.stops, ...facts.free].map((one) => ({
    start: numberOf(one.start),
    end: one.end === null ? Number.POSITIVE_INFINITY : numberOf(one.end),
  }));
  return segments.flatMap((segment) => {
    if (segment.rate.unitPriceMinor.units === 0n || facts.stub !== 'prorate') return [];
    const { period } = timeline.periodContaining(segment.recurrence, point);
    const isOver = end !== null && timeline.compare(end.on, point) <= 0;
    const due =
      timing === 'advance' || isOver ? numberOf(point) + (timing === 'advance' ? 1 : 0) : numberOf(period.start);
    const until = [
      due,
      ...(segment.to === null ? [] : [numberOf(segment.to)]),
      ...(end === null ? [] : [numberOf(end.billTo)]),
    ];
    const whole = { start: numberOf(segment.from), end: Math.min(...until) };
    const quantity = wholeOf(segment.rate.quantity);
    return without(whole, closed).map((part) => ({ ...part, quantity, key: rateKey(segment) }));
  });
}

function without(whole: { start: number; end: number }, taken: readonly { start: number; end: number }[]) {
  let left = [whole];
  for (const { start, end } of taken)
    left = left.flatMap((part) => [
      { start: part.start, end: Math.min(part.end, start) },
      { start: Math.max(part.start, end), end: part.end },
    ]);
  return left.filter(({ start, end }) => start < end);
}

/** What stands billed, credits taken off. */
function heldOf({ documents }: BillingAccount, subscription: Subscription): Stretch[] {
  const held: Stretch[] = [];
  const keys = new Map<string, string>();
  const spans = lineTimes(documents, subscription);
  for (const { kind, status, lines } of documents.values()) {
    if (status === 'void' || (kind === 'proforma' && status === 'paid')) continue;
    for (const line of lines) {
      if (line.subscriptionId !== subscription.id || line.kind !== 'recurring') continue;
      keys.set(line.id, line.key);
      const span = spans.get(line.id);
      if (span === undefined) continue;
      const quantity = line.correctsLineId === null ? wholeOf(line.quantity) : -wholeOf(line.quantity);
      held.push({ key: line.key, start: numberOf(span.start), end: numberOf(span.end), quantity });
    }
  }
  for (const { lineId, credit } of subscription.settled) {
    const { start, end } = credit.span;
    const key = keys.get(lineId) ?? '';
    held.push({ key, start: numberOf(start), end: numberOf(end), quantity: -wholeOf(credit.quantity) });
  }
  return held;
}
