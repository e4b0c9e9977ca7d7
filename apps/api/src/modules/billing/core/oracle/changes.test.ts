import { expect } from 'vitest';
import { addOnTo } from '../subscription/add-on.ts';
import { cancelSubscription } from '../subscription/cancel.ts';
import { changeSubscription } from '../subscription/change.ts';
import { changeForDays } from '../subscription/credit-days.ts';
import { type BilledLine, billingDifference } from '../subscription/difference.ts';
import type { Facts } from '../subscription/facts.ts';
import { newFacts } from '../subscription/facts.ts';
import { previewOf } from '../subscription/preview.ts';
import { day, MONTHLY, period, rate, subscribed, written, YEARLY } from '../subscription/test-facts.ts';
import { bySecond } from '../time/timeline.ts';
import { minorAt, oracle, textAt, textsAt, wholeAt } from './oracle.ts';

type DayFacts = Facts<Temporal.PlainDate>;
type Lines = BilledLine<Temporal.PlainDate>[];

/** What stands on the invoices when everything up to a day was billed. */
const billedBy = (facts: DayFacts, through: string): Lines =>
  written([], billingDifference({ facts, billed: [], through: day(through) }));
const looked = (facts: DayFacts, billed: Lines, through: string) => previewOf({ facts, billed, through: day(through) });
const credited = (facts: DayFacts, billed: Lines, through: string) => -looked(facts, billed, through).creditedMinor;
const unused = 'credit' as const;

oracle('prorate-010', ({ inputs, expected }) => {
  const facts = subscribed({ from: textAt(inputs, 'period', 0), price: minorAt(inputs, 2, 'price').toString() });
  const on = textAt(inputs, 'cancel');
  const billed = billedBy(facts, on);
  const cancelled = cancelSubscription(facts, { on: day(on), when: 'immediate', unused }).facts;
  expect(credited(cancelled, billed, on)).toBe(minorAt(expected, 2));
});

oracle('prorate-011', ({ inputs, expected }) => {
  const parent = subscribed({ from: `2011-04-${wholeAt(inputs, 'parentBcd')}`, price: '2400' });
  const from = textAt(inputs, 'start');
  const price = rate(minorAt(inputs, 2, 'price').toString(), '1', 'add-on');
  const addOn = addOnTo(parent, { from: day(from), rate: price, interval: MONTHLY, alignment: 'parent' });
  expect(looked(addOn, [], from).chargedMinor).toBe(minorAt(expected, 2));
});

oracle('prorate-013', ({ expected }) => {
  const addOn = subscribed({ from: '2011-09-10', price: '2000' });
  const parent = subscribed({ from: '2011-09-10', price: '2400' });
  const on = '2011-10-07';
  const cancelled = cancelSubscription(addOn, { on: day(on), when: 'immediate', unused }).facts;
  const credit = credited(cancelled, billedBy(addOn, on), on);
  const renewal = looked(parent, billedBy(parent, on), '2011-10-10').netMinor;
  expect(credit).toBe(minorAt(expected, 2, 'credit'));
  expect(renewal + credit).toBe(minorAt(expected, 2, 'total'));
});

oracle('prorate-014', ({ inputs, expected }) => {
  const facts = subscribed({ from: '2012-05-01', price: '24995' });
  const on = textAt(inputs, 'change');
  const next = { rate: rate('239995', '1', 'annual'), interval: YEARLY, when: 'now', anchor: 'keep' } as const;
  const changed = changeSubscription(facts, { ...next, on: day(on) }).facts;
  const { creditedMinor, charges } = looked(changed, billedBy(facts, on), on);
  expect(-creditedMinor).toBe(minorAt(expected, 2, 'credit'));
  const spans = charges.map((charge) => (charge.kind === 'recurring' ? charge.span : null));
  expect(spans).toEqual([period(textAt(expected, 'chargePeriod', 0), textAt(expected, 'chargePeriod', 1))]);
  expect(charges[0]?.amountMinor).toBe(minorAt(expected, 2, 'charge'));
});

oracle('prorate-016', ({ inputs, expected }) => {
  const facts = subscribed({ from: textAt(inputs, 'paid', 0), price: '24995' });
  const on = textAt(inputs, 'change');
  const next = { rate: rate('239995', '1', 'annual'), interval: YEARLY, when: 'now', anchor: 'reset' } as const;
  const changed = changeSubscription(facts, { ...next, on: day(on) }).facts;
  const { creditedMinor, chargedMinor } = looked(changed, billedBy(facts, on), on);
  expect(-creditedMinor).toBe(minorAt(expected, 2, 'credit'));
  expect(chargedMinor).toBe(minorAt(expected, 2, 'charge'));
});

oracle('prorate-017', ({ expected }) => {
  const facts = subscribed({ from: '2012-05-01', price: '2995' });
  const on = '2012-05-12';
  const interval = { count: 3, unit: 'month' } as const;
  const next = { rate: rate('6995', '1', 'quarterly'), interval, when: 'now', anchor: 'keep' } as const;
  const changed = changeSubscription(facts, { ...next, on: day(on) }).facts;
  const { creditedMinor, chargedMinor } = looked(changed, billedBy(facts, on), on);
  expect(-creditedMinor).toBe(minorAt(expected, 2, 'credit'));
  expect(chargedMinor).toBe(minorAt(expected, 2, 'charge'));
});

oracle('prorate-019', ({ inputs, expected }) => {
  expect(textAt(inputs, 'fraction')).toBe('1/2');
  const instant = (text: string) => Temporal.Instant.from(text);
  const from = instant('2027-06-01T09:00:00Z');
  // Half of June after noon of the anchor's time: 15 days to the second.
  const on = instant('2027-06-16T09:00:00Z');
  const anchor = { on: day('2027-06-01'), time: Temporal.PlainTime.from('09:00') };
  const timeline = bySecond('UTC');
  const facts = newFacts({ timeline, from, rate: rate('1000'), recurrence: { anchor, interval: MONTHLY } });
  const billed = written([], billingDifference({ facts, billed: [], through: from }));
  const changed = changeSubscription(facts, { on, rate: rate('2000', '1', 'more'), when: 'now', anchor: 'keep' }).facts;
  const preview = previewOf({ facts: changed, billed, through: on });
  expect(-preview.creditedMinor).toBe(minorAt(expected, 2, 'credit'));
  expect(preview.chargedMinor).toBe(minorAt(expected, 2, 'debit'));
  expect(preview.netMinor).toBe(minorAt(expected, 2, 'net'));
});

oracle('prorate-020', ({ inputs, expected }) => {
  const facts = subscribed({ from: '2027-08-31', price: '3000' });
  const on = day(`2027-${textAt(inputs, 'changeDate')}`);
  const billed = billedBy(facts, on.toString());
  const more = rate('6000', '1', 'more');
  const { days, nextOn, facts: after, settled } = changeForDays(facts, { on, rate: more }, billed);
  expect(days).toBe(wholeAt(expected, 'days'));
  expect(nextOn.toString()).toBe(`2027-${textAt(expected, 'nextPayment')}`);
  const kept = written(billed, { charges: [], credits: settled });
  expect(billingDifference({ facts: after, billed: kept, through: on })).toEqual({ charges: [], credits: [] });
  expect(looked(after, kept, nextOn.toString()).chargedMinor).toBe(6000n);
  const paid = changeSubscription(facts, { on, rate: more, when: 'now', anchor: 'keep' }).facts;
  expect(looked(paid, billed, on.toString()).netMinor).toBe(minorAt(expected, 2, 'orExtraCharge'));
});

oracle('prorate-025', ({ inputs, expected }) => {
  const facts = subscribed({ from: '2023-07-01', price: minorAt(inputs, 0, 'cents').toString() });
  const on = '2023-07-31';
  const more = { rate: rate('5000', '1', 'more'), when: 'by_direction', anchor: 'keep' } as const;
  const changed = changeSubscription(facts, { ...more, on: day(on) });
  expect(changed.effectiveOn.toString()).toBe(on);
  expect(looked(changed.facts, billedBy(facts, on), on).creditedMinor).toBe(minorAt(expected, 0));
});

oracle('idem-001', ({ inputs, expected }) => {
  const facts = subscribed({ from: textAt(inputs, 'first'), price: '1000' });
  const billed = billedBy(facts, textAt(inputs, 'first'));
  expect(billed.map((line) => (line.kind === 'recurring' ? line.span.end.toString() : ''))).toEqual([
    textAt(inputs, 'billedThrough'),
  ]);
  const again = billingDifference({ facts, billed, through: day(textAt(inputs, 'second')) });
  expect([...again.charges, ...again.credits].at(0) ?? null).toBe(expected);
});

oracle('idem-002', ({ inputs, expected }) => {
  const old = subscribed({ from: textAt(inputs, 'existing', 0), price: minorAt(inputs, 2, 'rate').toString() });
  const billed = billedBy(old, textAt(inputs, 'existing', 0));
  const moved = subscribed({ from: textAt(inputs, 'proposed', 0, 0), price: minorAt(inputs, 2, 'rate').toString() });
  const through = day(textAt(inputs, 'proposed', 1, 0));
  const { charges, credits } = billingDifference({ facts: moved, billed, through });
  expect(credits).toEqual([]);
  const lines = charges.map((charge) =>
    charge.kind === 'recurring' ? [`${charge.span.start}`, `${charge.span.end}`, charge.amountMinor] : [],
  );
  expect(lines).toEqual(
    [0, 1].map((n) => [...textsAt(expected, 'lines', n).slice(0, 2), minorAt(expected, 2, 'lines', n, 2)]),
  );
});
