import { type Anchor, type Interval, periodAt, periodContaining, type Recurrence } from './periods.ts';

/** What a contract says about its end. */
export interface Terms {
  /** The minimum term begins here. */
  readonly anchor: Anchor;
  readonly minimum: Interval;
  /** By how much it goes on when nobody cancels; null when it ends with any billing period after the minimum. */
  readonly renewal: Interval | null;
  /** So many days before an end the cancellation must have come in. */
  readonly noticeDays: number;
  readonly billing: Recurrence;
}

/** The first day on which a contract can end when it is cancelled on a day: the end of the minimum term or of a renewal. */
export function earliestEnd(terms: Terms, cancelledOn: Temporal.PlainDate): Temporal.PlainDate {
  const wanted = cancelledOn.add({ days: terms.noticeDays });
  const first = periodAt({ anchor: terms.anchor, interval: terms.minimum }, 0).end;
  if (Temporal.PlainDate.compare(wanted, first) <= 0) return first;
  const anchor = { on: first, day: terms.anchor.day ?? terms.anchor.on.day };
  const renewals = terms.renewal === null ? terms.billing : recurrenceFrom(anchor, terms.renewal);
  const { period } = periodContaining(renewals, wanted);
  return period.start.equals(wanted) ? wanted : period.end;
}

/** The day of the month that was meant is kept only where the anchor was clamped. */
function recurrenceFrom({ on, day }: { on: Temporal.PlainDate; day: number }, interval: Interval): Recurrence {
  const isClamped = day > on.day && on.day === on.daysInMonth;
  return { anchor: isClamped ? { on, day } : { on }, interval };
}
