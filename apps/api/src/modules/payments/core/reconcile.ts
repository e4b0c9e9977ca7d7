import type { DifferenceReason } from '@panel1/shared-types';

/** One thing that both sides should know: a payment, a refund or a dispute. Amounts come to us when positive. */
export interface Compared {
  /** `payment:<id>`, or `entry:<id>` for what the gateway alone knows. */
  readonly key: string;
  /** What the gateway's entries about it sum to; null: it has none. */
  readonly theirs: { readonly amountMinor: bigint; readonly currency: string } | null;
  /** What our books say of it; null: we do not know it. */
  readonly ours: { readonly amountMinor: bigint; readonly currency: string } | null;
}

export interface Difference {
  readonly key: string;
  readonly reason: Exclude<DifferenceReason, 'fee_not_booked'>;
  readonly theirsMinor: bigint | null;
  readonly oursMinor: bigint | null;
  readonly currency: string;
}

/**
 * Why the two sides disagree about a thing; null when they do not. Sums of nothing on one side, as a failed refund that
 * came back, need nothing on the other. Amounts in two currencies cannot be compared: that is a difference, too.
 */
export function differenceOf({ key, theirs, ours }: Compared): Difference | null {
  const theirsMinor = theirs?.amountMinor ?? 0n;
  const oursMinor = ours?.amountMinor ?? 0n;
  if (theirs !== null && ours !== null && theirs.currency !== ours.currency)
    return { key, reason: 'amount_differs', theirsMinor, oursMinor: null, currency: theirs.currency };
  const currency = theirs?.currency ?? ours?.currency;
  if (theirsMinor === oursMinor || currency === undefined) return null;
  const found = { key, theirsMinor: theirs ? theirsMinor : null, oursMinor: ours ? oursMinor : null, currency };
  if (ours === null) return { ...found, reason: 'missing_here' };
  return { ...found, reason: theirs === null ? 'missing_there' : 'amount_differs' };
}

const MOST_DAYS = 7;
const FIRST_DAYS = 30;
const OVERLAP_HOURS = 24;
const DAY_HOURS = 24;

/** Which time to read next: from a day before what was read, at most a week at once; the first time, a month back. */
export function nextWindow(
  readTo: Temporal.Instant | null,
  now: Temporal.Instant,
): { from: Temporal.Instant; until: Temporal.Instant } {
  const from = (readTo ?? now.subtract({ hours: FIRST_DAYS * DAY_HOURS })).subtract({ hours: OVERLAP_HOURS });
  const most = from.add({ hours: MOST_DAYS * DAY_HOURS });
  return { from, until: Temporal.Instant.compare(most, now) < 0 ? most : now };
}
