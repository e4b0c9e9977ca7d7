import type { Period } from './periods.ts';

/** Seconds from `start` up to `end`. */
export interface Window {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** The zones of an account, oldest first; `from` is when each came into force, null for the first. */
export type ZoneHistory = readonly { readonly zone: string; readonly from: Temporal.Instant | null }[];

/** The calendar day of an instant in a zone (IANA name). Days are billed by this one, not by the day in UTC. */
export function localDate(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** The first instant of a local day: 01:00 where the clocks skip midnight. */
export function startOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).toInstant();
}

/**
 * The instant of a wall-clock time. A time that the clocks skip moves on by the length of the gap, one that comes twice is
 * the first (Temporal's "compatible").
 */
export function instantOf(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
}

/**
 * When a local day begins for an account that has lived in several zones: the first moment at which the day, in the zone
 * then in force, has been reached. It never runs backwards, so windows between such bounds tile: whoever moves west does
 * not get a day twice, whoever moves east does not lose an event. Throws a RangeError for an empty history.
 */
export function startOfDayIn(date: Temporal.PlainDate, zones: ZoneHistory): Temporal.Instant {
  for (const [position, { zone, from }] of zones.entries()) {
    const begin = later(startOfDay(date, zone), from);
    const until = zones[position + 1]?.from;
    if (until == null || Temporal.Instant.compare(begin, until) < 0) return begin;
  }
  throw new RangeError('an account has at least one zone');
}

/** The instants that belong to a period of local days. */
export function windowOf(period: Period, zones: ZoneHistory): Window {
  return { start: startOfDayIn(period.start, zones), end: startOfDayIn(period.end, zones) };
}

/** The day that an instant is billed on: its local day, except that no day begins twice after a move to the west. */
export function billingDay(instant: Temporal.Instant, zones: ZoneHistory): Temporal.PlainDate {
  let day: Temporal.PlainDate | undefined;
  for (const [position, { zone, from }] of zones.entries()) {
    if (from !== null && Temporal.Instant.compare(from, instant) > 0) break;
    const until = zones[position + 1]?.from;
    // The last day that was reached in this zone: at the instant, or just before the next zone came into force.
    const isOver = until != null && Temporal.Instant.compare(until, instant) <= 0;
    const reached = localDate(isOver ? until.subtract({ nanoseconds: 1 }) : instant, zone);
    if (day === undefined || Temporal.PlainDate.compare(reached, day) > 0) day = reached;
  }
  if (day === undefined) throw new RangeError('the instant lies before the first zone of the account');
  return day;
}

function later(a: Temporal.Instant, b: Temporal.Instant | null): Temporal.Instant {
  return b !== null && Temporal.Instant.compare(b, a) > 0 ? b : a;
}
