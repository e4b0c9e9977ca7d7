import { decimal } from '#lib/money/decimal.ts';
import type { Interval, Period } from '../time/periods.ts';
import { byDay, type Timeline } from '../time/timeline.ts';
import type { BilledLine, Difference } from './difference.ts';
import { type Facts, newFacts, type Rate } from './facts.ts';

/** Builders for tests: everything by day and monthly unless it is said. */
export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const period = (start: string, end: string): Period => ({ start: day(start), end: day(end) });
export const MONTHLY: Interval = { count: 1, unit: 'month' };
export const YEARLY: Interval = { count: 1, unit: 'year' };

/** A rate by its price in minor units. */
export const rate = (unitPriceMinor: string, quantity = '1', priceId = 'plan'): Rate => ({
  priceId,
  unitPriceMinor: decimal(unitPriceMinor),
  quantity: decimal(quantity),
});

type DayFacts = Facts<Temporal.PlainDate>;

/** A subscription from a day, anchored on it or on another day. */
export function subscribed(of: {
  from: string;
  price: string;
  anchor?: string;
  interval?: Interval;
  timeline?: Timeline<Temporal.PlainDate>;
}): DayFacts {
  const recurrence = { anchor: { on: day(of.anchor ?? of.from) }, interval: of.interval ?? MONTHLY };
  return newFacts({ timeline: of.timeline ?? byDay('day'), from: day(of.from), rate: rate(of.price), recurrence });
}

/** The billed lines after a difference was written down: charges become lines, credits stand on theirs. */
export function written<P>(billed: readonly BilledLine<P>[], { charges, credits }: Difference<P>): BilledLine<P>[] {
  const kept = billed.map((line) =>
    line.kind === 'once'
      ? line
      : { ...line, credits: [...line.credits, ...credits.filter((one) => one.lineId === line.id)] },
  );
  const added = charges.map((charge, at): BilledLine<P> => {
    const id = `${billed.length + at}`;
    if (charge.kind === 'once') return { kind: 'once', id, key: charge.key };
    const { key, rate: of, span, amountMinor } = charge;
    const nothingYet = { tax: null, credits: [], creditedByHandMinor: 0n };
    return { kind: 'recurring', id, key, quantity: of.quantity, span, amountMinor, ...nothingYet };
  });
  return [...kept, ...added];
}
