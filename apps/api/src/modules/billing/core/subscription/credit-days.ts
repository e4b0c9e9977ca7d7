import { divideFractions, type Fraction, fraction } from '#lib/money/fraction.ts';
import { daysOf } from '../time/periods.ts';
import { type Change, changeSubscription, withSegment } from './change.ts';
import { type BilledLine, billingDifference, type Credit } from './difference.ts';
import type { Facts } from './facts.ts';
import { priceOfRate } from './should-be-billed.ts';

/** Days that an amount buys at a price per day; a day that is begun is given whole. Throws a RangeError for a price of zero. */
export function daysFor(amountMinor: bigint, dailyMinor: Fraction): number {
  if (dailyMinor.above <= 0n) throw new RangeError('days cannot be counted against a price of zero');
  const { above, below } = divideFractions(fraction(amountMinor), dailyMinor);
  return Number.parseInt(((above + below - 1n) / below).toString(), 10);
}

/** A change that is paid with time. */
export interface ChangeWithDays {
  readonly facts: Facts<Temporal.PlainDate>;
  readonly days: number;
  /** The first day that is billed at the new price. */
  readonly nextOn: Temporal.PlainDate;
  /** Time of the old lines that is settled by the days: stored on the lines, so that it is never credited as well. */
  readonly settled: readonly Credit<Temporal.PlainDate>[];
}

/**
 * Changes the price at once and turns what is left of the paid period into free days at the new price instead of credit;
 * the new periods are counted from the day after them. The interval's own days decide the price of a day.
 */
export function changeForDays(
  facts: Facts<Temporal.PlainDate>,
  asked: Pick<Change<Temporal.PlainDate>, 'on' | 'rate' | 'interval'>,
  billed: readonly BilledLine<Temporal.PlainDate>[],
): ChangeWithDays {
  const changed = changeSubscription(facts, { ...asked, when: 'now', anchor: 'reset' });
  const { credits } = billingDifference({ facts: changed.facts, billed, through: asked.on });
  const worth = credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const segment = changed.facts.segments.at(-1);
  if (segment === undefined) throw new RangeError('a subscription has a price');
  const { timeline } = facts;
  const { period } = timeline.periodContaining(segment.recurrence, asked.on);
  const daily = divideFractions(priceOfRate(segment.rate), fraction(BigInt(daysOf(period))));
  const days = daysFor(worth, daily);
  const nextOn = asked.on.add({ days });
  const recurrence = { ...segment.recurrence, anchor: { on: nextOn } };
  const given = days === 0 ? facts.free : [...facts.free, { start: asked.on, end: nextOn }];
  return {
    facts: { ...withSegment(facts, { ...segment, recurrence }), free: given },
    days,
    nextOn,
    settled: credits.map((credit) => ({ ...credit, amountMinor: 0n })),
  };
}
