import {
  BILLING_CYCLES,
  type BillingCycle,
  decimal as decimalText,
  id,
  localDate,
  nonNegativeMinor,
  text,
} from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { PendingChange, StoredSegment, StoredStop, SubscriptionHistory } from '#db/schema/subscriptions.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { decimal, decimalText as textOf } from '#lib/money/decimal.ts';
import { byDay, type Facts, periodAt, type Rate, rateKey, type Segment } from '#modules/billing/core/index.ts';
import { type Progress, recurrenceOf, unitsOf } from '../core/periods.ts';
import type { SubscriptionRow } from './subscriptions.ts';

type Day = Temporal.PlainDate;
const day = (written: string): Day => Temporal.PlainDate.from(written);

const segment = z.strictObject({
  from: localDate(),
  to: z.nullable(localDate()),
  priceId: text(100),
  unitPriceMinor: decimalText(),
  quantity: decimalText(),
  cycle: z.enum(BILLING_CYCLES),
  anchorOn: localDate(),
  anchorDay: z.optional(z.int().check(z.gte(1), z.lte(31))),
  priceChangeId: z.optional(id()),
});

const configuration = z.object({
  options: z.record(text(100), z.object({ choiceId: text(100), quantity: z.int() })),
  fields: z.record(text(100), text(2000, 0)),
});

const stop = z.strictObject({ start: localDate(), end: z.nullable(localDate()) });

const storedHistory = z.strictObject({
  sold: segment,
  segments: z.array(segment).check(z.minLength(1), z.maxLength(10_000)),
  stops: z.optional(z.array(stop).check(z.maxLength(10_000))),
  pending: z.nullable(
    z.strictObject({
      segment,
      invoiceId: z.nullable(id()),
      periodsInvoiced: z.nullable(z.int()),
      productId: id(),
      description: text(500),
      quantity: z.int(),
      recurringMinor: nonNegativeMinor(),
      taxCategory: text(40),
      configuration,
      reserved: z.int(),
    }),
  ),
});

/** How a subscription came to its price; of one that never changed it follows from its columns. Throws where it has no period. */
export function historyOf(row: SubscriptionRow): SubscriptionHistory {
  if (row.history !== null) return z.parse(storedHistory, row.history);
  const { anchorOn, cycle } = row;
  if (anchorOn === null || cycle === 'one_time') throw new AppError('subscriptions.not_changeable');
  const sold: StoredSegment = {
    from: anchorOn.toString(),
    to: null,
    ...rateColumns(row),
    cycle,
    anchorOn: anchorOn.toString(),
  };
  return { sold, segments: [sold], pending: null };
}

/** A price of the catalogue as lines and segments name it: the product, at so much per unit. */
export function rateColumns(of: { productId: string; recurringMinor: bigint; quantity: number }) {
  return { priceId: of.productId, ...unitsOf(of.recurringMinor, of.quantity) };
}

export const rateOf = (of: Pick<StoredSegment, 'priceId' | 'unitPriceMinor' | 'quantity'>): Rate => ({
  priceId: of.priceId,
  unitPriceMinor: decimal(of.unitPriceMinor),
  quantity: decimal(of.quantity),
});

/** A stored segment as the core reads it. */
export function readSegment(stored: StoredSegment): Segment<Day> {
  return {
    from: day(stored.from),
    to: stored.to === null ? null : day(stored.to),
    rate: rateOf(stored),
    recurrence: recurrenceOf({ ...stored, anchorOn: day(stored.anchorOn) }),
  };
}

/** A segment of the core as it is stored; its interval is that of the cycle. */
export function writeSegment({ from, to, rate, recurrence }: Segment<Day>, cycle: BillingCycle): StoredSegment {
  const { on, day: anchorDay } = recurrence.anchor;
  return {
    from: from.toString(),
    to: to?.toString() ?? null,
    priceId: rate.priceId,
    unitPriceMinor: textOf(rate.unitPriceMinor),
    quantity: textOf(rate.quantity),
    cycle,
    anchorOn: on.toString(),
    ...(anchorDay === undefined ? {} : { anchorDay }),
  };
}

/** The history as the core counts with it; a change that is planned is a part of it, one that waits for money is not. */
export function factsOf({ segments, pending, stops = [] }: SubscriptionHistory): Facts<Day> {
  const planned = pending !== null && pending.invoiceId === null ? pending.segment : null;
  const stored = planned === null ? segments : cutAt(segments, planned);
  const nothing = { free: [], once: [], end: null };
  const paused = stops.map(({ start, end }) => ({
    ...{ start: day(start), end: end === null ? null : day(end), why: 'pause' as const },
  }));
  const segmentsRead = stored.map(readSegment);
  return {
    ...{ timeline: byDay('day'), timing: 'advance', stub: 'prorate', segments: segmentsRead },
    ...nothing,
    stops: paused,
  };
}

/** The pauses of facts as they are stored. */
export const writeStops = ({ stops }: Facts<Day>): StoredStop[] =>
  stops.map(({ start, end }) => ({ start: start.toString(), end: end?.toString() ?? null }));

/** Segments with one more at the end: those before end with its beginning, those from then on are dropped. */
export function cutAt(segments: readonly StoredSegment[], next: StoredSegment): StoredSegment[] {
  const before = segments
    .filter(({ from }) => from < next.from)
    .map((one) => (one.to === null || one.to > next.from ? { ...one, to: next.from } : one));
  return [...before, next];
}

/** The key of lines that were billed before the subscription knew one. */
export const soldKey = ({ sold }: SubscriptionHistory): string => rateKey(readSegment(sold));

/** The time of the line that sold the subscription: its first period. */
export function soldSpan({ sold }: SubscriptionHistory): { start: Day; end: Day } {
  return periodAt(recurrenceOf({ ...sold, anchorOn: day(sold.anchorOn) }), 0);
}

/** What a subscription is billed for next: its own columns, or a change that is planned for the end of what is invoiced. */
export interface Basis extends Progress {
  productId: string;
  description: string;
  quantity: number;
  recurringMinor: bigint;
  taxCategory: string;
  key: string;
}

export function basisOf(row: SubscriptionRow): Basis | null {
  const { anchorOn, cycle } = row;
  if (anchorOn === null || cycle === 'one_time') return null;
  const history = historyOf(row);
  const stopsOn = stopOf(row);
  const planned = plannedOf(history);
  const changesOn = priceChangesOn(history, row.periodsInvoiced);
  if (planned !== null && changesOn === null) {
    const { segment: of, ...terms } = planned;
    const { anchorDay, cycle: rhythm } = of;
    const recurringMinor = BigInt(terms.recurringMinor);
    const periodsInvoiced = terms.periodsInvoiced ?? row.periodsInvoiced;
    return { ...terms, ...progress(of), anchorDay, cycle: rhythm, recurringMinor, periodsInvoiced, stopsOn };
  }
  const current = history.segments.at(-1) ?? history.sold;
  const { productId, description, quantity, recurringMinor, taxCategory, periodsInvoiced } = row;
  const now = { anchorOn, anchorDay: current.anchorDay, cycle, key: rateKey(readSegment(current)), stopsOn, changesOn };
  return { ...now, productId, description, quantity, recurringMinor, taxCategory, periodsInvoiced };
}

/** The day of a new price while a period is to be invoiced before it, so many being invoiced. */
function priceChangesOn(history: SubscriptionHistory, periods: number): Day | null {
  const ahead = priceAheadOf(history);
  if (ahead === null) return null;
  const from = day(ahead.segment.from);
  const next = periodAt(recurrenceOf({ ...ahead.segment, anchorOn: day(ahead.segment.anchorOn) }), periods);
  return Temporal.PlainDate.compare(next.start, from) < 0 ? from : null;
}

/** The first day, known today, that is not served: its end, or a pause. */
function stopOf({ endsOn, pauseOn }: SubscriptionRow): Day | null {
  if (endsOn === null || pauseOn === null) return endsOn ?? pauseOn;
  return Temporal.PlainDate.compare(endsOn, pauseOn) < 0 ? endsOn : pauseOn;
}

const progress = (of: StoredSegment) => ({ anchorOn: day(of.anchorOn), key: rateKey(readSegment(of)) });

/** The change that takes effect on its day, whatever is paid. */
export function plannedOf({ pending }: SubscriptionHistory): PendingChange | null {
  return pending !== null && pending.invoiceId === null ? pending : null;
}

/** The new price that a client was told of: it counts from its day, also where periods are invoiced before that. */
export function priceAheadOf(history: SubscriptionHistory): (PendingChange & { periodsInvoiced: null }) | null {
  const planned = plannedOf(history);
  if (planned === null || planned.periodsInvoiced !== null) return null;
  return { ...planned, periodsInvoiced: null };
}

/** True when a planned change is billed already, so many periods of its rhythm being invoiced. */
export function isPlanInvoiced(history: SubscriptionHistory, periods: number): boolean {
  const segment = plannedOf(history)?.segment;
  if (segment === undefined) return false;
  const next = periodAt(recurrenceOf({ ...segment, anchorOn: day(segment.anchorOn) }), periods);
  return Temporal.PlainDate.compare(next.start, day(segment.from)) > 0;
}

/** The change that waits for its invoice to be paid. */
export function awaitingOf(history: SubscriptionHistory | null): PendingChange | null {
  return history?.pending?.invoiceId ? history.pending : null;
}
