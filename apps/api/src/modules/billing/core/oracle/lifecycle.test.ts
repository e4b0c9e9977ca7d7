import { expect } from 'vitest';
import { type BilledLine, billingDifference } from '../subscription/difference.ts';
import type { Facts } from '../subscription/facts.ts';
import { afterLatePayment } from '../subscription/late-payment.ts';
import { blockSubscription, pauseSubscription, resumeSubscription } from '../subscription/pause.ts';
import { previewOf } from '../subscription/preview.ts';
import { shouldBeBilled } from '../subscription/should-be-billed.ts';
import { day, period, subscribed, written, YEARLY } from '../subscription/test-facts.ts';
import { trialPeriod } from '../time/trial.ts';
import { minorAt, oracle, textAt, textsAt, wholeAt } from './oracle.ts';

type DayFacts = Facts<Temporal.PlainDate>;
type Lines = BilledLine<Temporal.PlainDate>[];

const WEEKLY = { count: 1, unit: 'week' } as const;
const billedBy = (facts: DayFacts, through: string): Lines =>
  written([], billingDifference({ facts, billed: [], through: day(through) }));
const looked = (facts: DayFacts, billed: Lines, through: string) => previewOf({ facts, billed, through: day(through) });

oracle('pause-001', ({ inputs, expected }) => {
  const price = minorAt(inputs, 2, 'price').toString();
  const facts = subscribed({ from: '2012-05-01', price, interval: YEARLY });
  const paused = pauseSubscription(facts, day('2012-05-12'));
  const billed = billedBy(facts, '2012-05-01');
  const stop = looked(paused, billed, '2012-05-12');
  expect(stop.creditedMinor).toBe(minorAt(expected, 2, 'credit'));
  const on = textAt(expected, 'resumePeriod', 0);
  const resumed = resumeSubscription(paused, { on: day(on), anchor: 'day' });
  const start = looked(resumed, written(billed, stop), on);
  expect(start.chargedMinor).toBe(minorAt(expected, 2, 'resumeCharge'));
  expect(start.charges.map((charge) => (charge.kind === 'recurring' ? charge.span : null))).toEqual([
    period(on, textAt(expected, 'resumePeriod', 1)),
  ]);
  expect(start.netMinor - stop.creditedMinor).toBe(minorAt(expected, 2, 'due'));
});

oracle('pause-002', ({ inputs, expected }) => {
  const facts = subscribed({ from: textAt(inputs, 'paid', 0), price: '24995' });
  const billed = billedBy(facts, '2012-03-02');
  const paused = pauseSubscription(facts, day('2012-03-04'));
  const stop = looked(paused, billed, '2012-03-04');
  expect(stop.creditedMinor).toBe(minorAt(expected, 2, 'credit'));
  const resumed = resumeSubscription(paused, { on: day('2012-04-05'), anchor: 'keep' });
  const start = looked(resumed, written(billed, stop), '2012-04-05');
  expect(start.chargedMinor).toBe(minorAt(expected, 2, 'resumeCharge'));
  expect(stop.creditedMinor - start.chargedMinor).toBe(minorAt(expected, 2, 'creditLeft'));
});

/** A month from 30 June to 31 July, of which a part was blocked. */
function creditForBlock(price: string, start: string, end: string): bigint {
  const facts = subscribed({ from: '2012-05-31', price });
  const billed = billedBy(facts, '2012-06-30');
  const blocked = blockSubscription(facts, { start: day(start), end: day(end) }, 'stop_and_credit');
  const kept = blockSubscription(facts, { start: day(start), end: day(end) }, 'keep_billing');
  expect(looked(kept, billed, end).creditedMinor).toBe(0n);
  return looked(blocked, billed, '2012-07-30').creditedMinor;
}

oracle('overdue-001', ({ inputs, expected }) => {
  const price = minorAt(inputs, 2, 'price').toString();
  expect(creditForBlock(price, '2012-07-10', '2012-07-20')).toBe(minorAt(expected, 2));
});

oracle('overdue-002', ({ inputs, expected }) => {
  const price = minorAt(inputs, 2, 'price').toString();
  expect(creditForBlock(price, '2012-07-10', '2012-07-31')).toBe(minorAt(expected, 2));
});

oracle('trial-001', ({ expected }) => {
  const facts = { ...subscribed({ from: '2027-01-01', price: '100' }), free: [trialPeriod(day('2027-01-01'), 3)] };
  expect(shouldBeBilled(facts, day('2027-01-03'))).toEqual([]);
  expect(shouldBeBilled(facts, day('2027-01-04')).map(({ amountMinor }) => amountMinor)).toEqual([
    minorAt(expected, 0),
  ]);
});

oracle('trial-002', ({ expected }) => {
  const [monday, wednesday] = ['2027-01-04', '2027-01-06'];
  const weekly = (from: string, trialDays: number): bigint | undefined => {
    const facts = subscribed({ from, anchor: monday, price: '100', interval: WEEKLY });
    const free = trialDays === 0 ? [] : [trialPeriod(day(from), trialDays)];
    return shouldBeBilled({ ...facts, free }, day('2027-01-10'))[0]?.amountMinor;
  };
  const amounts = [weekly(monday, 3), weekly(wednesday, 0), weekly(wednesday, 3)];
  expect(amounts).toEqual(textsAt(expected).map((_, n) => minorAt(expected, 0, n)));
});

oracle('life-002', ({ inputs }) => {
  expect(textAt(inputs, 'month')).toBe('P1M');
  const facts = subscribed({ from: '2027-01-15', price: '1000' });
  const dueOn = day('2027-03-15');
  const paidOn = dueOn.add({ days: wholeAt(inputs, 'overdueDays') });
  const late = { period: { start: dueOn, end: dueOn.add({ months: 1 }) }, paidOn };
  const active = afterLatePayment(facts, { ...late, wasSuspended: false });
  expect(active.period.end.toString()).toBe('2027-04-15');
  expect(Temporal.PlainDate.compare(active.period.end, paidOn.add({ days: 21 }))).toBeLessThanOrEqual(0);
  const suspended = afterLatePayment(facts, { ...late, wasSuspended: true });
  expect(suspended.period).toEqual({ start: paidOn, end: paidOn.add({ months: 1 }) });
  const next = shouldBeBilled(suspended.facts, suspended.period.end).at(-1);
  expect(next?.kind === 'recurring' && next.span.start.equals(suspended.period.end)).toBe(true);
});
