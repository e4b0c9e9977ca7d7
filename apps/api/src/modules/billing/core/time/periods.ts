/** How long one period lasts. Thirty days are not a month. */
export interface Interval {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

/**
 * The local day that periods are counted from. `day` is the day of the month that was meant (1 to 31) when `on` had to
 * be clamped to the end of its month: begun on 28 February as "the 31st".
 */
export interface Anchor {
  readonly on: Temporal.PlainDate;
  readonly day?: number;
  /** The wall-clock time at which periods begin where time is counted by seconds; midnight when it is left out. */
  readonly time?: Temporal.PlainTime;
}

/** Local days from `start` up to `end`, which is the first day that is not in it. */
export interface Period {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

/** What decides every period of a subscription. */
export interface Recurrence {
  readonly anchor: Anchor;
  readonly interval: Interval;
}

/**
 * The n-th period; number 0 begins on the anchor, negative ones lie before it. Its bounds are the anchor plus whole
 * intervals, clamped to the end of the month and never counted from another bound, so that the 31st comes back after
 * February and periods tile. Throws a RangeError for an interval or an anchor that cannot be.
 */
export function periodAt(of: Recurrence, n: number): Period {
  check(of);
  return { start: boundary(of, n), end: boundary(of, n + 1) };
}

/** The day on which the n-th period begins, as {@link periodAt}. */
export function periodStart(of: Recurrence, n: number): Temporal.PlainDate {
  check(of);
  return boundary(of, n);
}

/** The period that a local day lies in, with its number. The day of a bound belongs to the period that begins on it. */
export function periodContaining(of: Recurrence, date: Temporal.PlainDate): { n: number; period: Period } {
  check(of);
  let n = Math.floor(distance(of, date) / of.interval.count);
  // Whole months are counted without looking at days: the guess may be one period late.
  if (Temporal.PlainDate.compare(date, boundary(of, n)) < 0) n -= 1;
  return { n, period: { start: boundary(of, n), end: boundary(of, n + 1) } };
}

/** True when the day lies in the half-open period. */
export function contains({ start, end }: Period, date: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(start, date) <= 0 && Temporal.PlainDate.compare(date, end) < 0;
}

/** Whole days of a period. */
export function daysOf({ start, end }: Period): number {
  return start.until(end, { largestUnit: 'day' }).days;
}

/** The last day that is in the period, for display: documents show 1 to 31 January, not 1 January to 1 February. */
export function lastDayOf({ end }: Period): Temporal.PlainDate {
  return end.subtract({ days: 1 });
}

/** The bound before the n-th period. */
function boundary({ anchor, interval }: Recurrence, n: number): Temporal.PlainDate {
  const steps = interval.count * n;
  if (interval.unit === 'day') return anchor.on.add({ days: steps });
  if (interval.unit === 'week') return anchor.on.add({ days: 7 * steps });
  // Counted by hand: the daily run asks some ten times per subscription, and calendar objects are dear.
  const months = anchor.on.year * 12 + anchor.on.month - 1 + (interval.unit === 'month' ? steps : 12 * steps);
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return new Temporal.PlainDate(year, month, Math.min(anchor.day ?? anchor.on.day, daysInMonth(year, month)));
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Units of the interval between the anchor and a day, rounded down; months and years by the calendar page alone. */
function distance({ anchor, interval }: Recurrence, date: Temporal.PlainDate): number {
  if (interval.unit === 'year') return date.year - anchor.on.year;
  if (interval.unit === 'month') return (date.year - anchor.on.year) * 12 + date.month - anchor.on.month;
  const days = anchor.on.until(date, { largestUnit: 'day' }).days;
  return Math.floor(days / (interval.unit === 'week' ? 7 : 1));
}

function check({ anchor, interval }: Recurrence): void {
  if (!Number.isSafeInteger(interval.count) || interval.count < 1)
    throw new RangeError(`an interval has a whole count of at least 1, not ${interval.count}`);
  const { on, day } = anchor;
  if (day === undefined || day === on.day) return;
  const isClamped = Number.isSafeInteger(day) && day > on.day && day <= 31 && on.day === on.daysInMonth;
  if (!isClamped) throw new RangeError(`an anchor on ${on} cannot stand for day ${day}`);
}
