import type { Anchor, Period } from './periods.ts';

/** A calendar day that periods begin on: of the month (1 to 31), of the week (1 is Monday) or of the year. */
export type Alignment =
  | { readonly unit: 'month'; readonly day: number }
  | { readonly unit: 'week'; readonly day: number }
  | { readonly unit: 'year'; readonly month: number; readonly day: number };

/** The first such day on or after a date, as an anchor. Days that a month lacks are clamped to its end. */
export function alignedAnchor(start: Temporal.PlainDate, to: Alignment): Anchor {
  checkAlignment(to);
  if (to.unit === 'week') return { on: start.add({ days: (to.day - start.dayOfWeek + 7) % 7 }) };
  const page = to.unit === 'month' ? start : start.with({ day: 1, month: to.month });
  const here = clampedTo(page, to.day);
  const isAhead = Temporal.PlainDate.compare(here, start) >= 0;
  const next = page.with({ day: 1 }).add(to.unit === 'month' ? { months: 1 } : { years: 1 });
  const on = isAhead ? here : clampedTo(next, to.day);
  return on.day === to.day ? { on } : { on, day: to.day };
}

/** When a service that is aligned to the calendar begins to be billed. */
export interface AlignedStart {
  readonly anchor: Anchor;
  /** The days before the first whole period; null when the service begins on an aligned day. */
  readonly stub: Period | null;
  /** Periods that begin on or before this day are on the first invoice. */
  readonly firstBillThrough: Temporal.PlainDate;
}

/**
 * Start of a service whose months begin on a day of the calendar. With `chargeNextFrom` (a day of the month) an order on
 * or after that day, in the month before the first whole period, is billed for that period as well, so that nobody gets
 * a second invoice a few days after the first.
 */
export function alignedStart(
  start: Temporal.PlainDate,
  alignment: { readonly day: number; readonly chargeNextFrom?: number },
): AlignedStart {
  const anchor = alignedAnchor(start, { unit: 'month', day: alignment.day });
  if (anchor.on.equals(start)) return { anchor, stub: null, firstBillThrough: start };
  const stub = { start, end: anchor.on };
  const { chargeNextFrom } = alignment;
  if (chargeNextFrom === undefined) return { anchor, stub, firstBillThrough: start };
  checkAlignment({ unit: 'month', day: chargeNextFrom });
  const sameMonth = clampedTo(anchor.on, chargeNextFrom);
  const isBefore = Temporal.PlainDate.compare(sameMonth, anchor.on) < 0;
  const from = isBefore ? sameMonth : clampedTo(anchor.on.with({ day: 1 }).subtract({ months: 1 }), chargeNextFrom);
  const isLate = Temporal.PlainDate.compare(start, from) >= 0;
  return { anchor, stub, firstBillThrough: isLate ? anchor.on : start };
}

function clampedTo(page: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return page.with({ day: Math.min(day, page.daysInMonth) });
}

function checkAlignment(to: Alignment): void {
  const most = to.unit === 'week' ? 7 : 31;
  const isMonth = to.unit !== 'year' || (Number.isSafeInteger(to.month) && to.month >= 1 && to.month <= 12);
  if (!Number.isSafeInteger(to.day) || to.day < 1 || to.day > most || !isMonth)
    throw new RangeError(`no ${to.unit} has such a day: ${to.day}`);
}
