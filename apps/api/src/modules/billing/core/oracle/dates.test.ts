import { expect } from 'vitest';
import { newFacts } from '../subscription/facts.ts';
import { shouldBeBilled } from '../subscription/should-be-billed.ts';
import { rate, subscribed } from '../subscription/test-facts.ts';
import { alignedAnchor } from '../time/alignment.ts';
import { type Interval, periodAt, periodContaining } from '../time/periods.ts';
import { byDay, bySecond } from '../time/timeline.ts';
import { anchorAfterTrial, trialPeriod } from '../time/trial.ts';
import { instantOf, localDate, startOfDay } from '../time/zones.ts';
import { listAt, minorAt, oracle, textAt, textsAt, wholeAt } from './oracle.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const MONTH: Interval = { count: 1, unit: 'month' };
const bounds = ({ start, end }: { start: unknown; end: unknown }) => [`${start}`, `${end}`];

/** An ISO interval of one unit, as the file writes it: P1M, P30D, P1W. */
function intervalOf(text: string): Interval {
  const { years, months, weeks, days } = Temporal.Duration.from(text);
  const [unit, count] = (
    [
      ['year', years],
      ['month', months],
      ['week', weeks],
      ['day', days],
    ] as const
  ).find(([, length]) => length > 0) ?? ['day', 0];
  return { count, unit };
}

oracle('date-004', ({ inputs, expected }) => {
  const trial = trialPeriod(day(textAt(inputs, 'trialStart')), wholeAt(inputs, 'trialDays'));
  const anchor = anchorAfterTrial(trial);
  expect(anchor.on.day).toBe(wholeAt(inputs, 'bcd'));
  expect(textsAt(expected).map((_, n) => periodAt({ anchor, interval: MONTH }, n).start.toString())).toEqual(expected);
});

oracle('date-008', ({ inputs, expected }) => {
  const anchor = alignedAnchor(day(textAt(inputs, 'start')), { unit: 'month', day: wholeAt(inputs, 'bcd') });
  expect(anchor.on.toString()).toBe(textAt(expected, 'firstBillingCycleDate'));
});

oracle('date-010', ({ inputs, expected }) => {
  const interval = intervalOf(textAt(inputs, 'interval'));
  const price = minorAt(inputs, 2, 'price').toString();
  const facts = subscribed({ from: textAt(inputs, 'start'), price, interval });
  const charges = shouldBeBilled(facts, day(textAt(inputs, 'target')));
  expect(charges.map((charge) => (charge.kind === 'recurring' ? bounds(charge.span) : null))).toEqual(
    listAt(expected, 'periods'),
  );
  expect(charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(minorAt(expected, 2, 'total'));
});

oracle('date-011', ({ inputs, expected }) => {
  for (const text of ['P1M', 'P30D', 'P1W']) {
    const of = { anchor: { on: day(textAt(inputs, 'start')) }, interval: intervalOf(text) };
    expect(periodAt(of, wholeAt(inputs, 'n')).start.toString()).toBe(textAt(expected, text));
  }
});

oracle('tz-001', ({ inputs, expected }) => {
  // 16 July 23:00 in New York is the 17th in UTC.
  const instant = instantOf(day(textAt(inputs, 'localStart')).toPlainDateTime('23:00'), 'America/New_York');
  expect(localDate(instant, 'UTC').day).toBe(wholeAt(inputs, 'bcd') + 1);
  const anchor = { on: localDate(instant, 'America/New_York') };
  expect(listAt(expected).map((_, n) => bounds(periodAt({ anchor, interval: MONTH }, n)))).toEqual(expected);
});

oracle('tz-002', ({ inputs, expected }) => {
  const zone = textAt(inputs, 'tz');
  const instant = instantOf(Temporal.PlainDateTime.from(textAt(inputs, 'start')), zone);
  const trial = trialPeriod(localDate(instant, zone), wholeAt(inputs, 'trialDays'));
  const anchor = anchorAfterTrial(trial);
  const recurrence = { anchor, interval: MONTH };
  const price = rate(minorAt(inputs, 2, 'price').toString());
  const facts = { ...newFacts({ timeline: byDay('day'), from: trial.start, rate: price, recurrence }), free: [trial] };
  expect(shouldBeBilled(facts, trial.end.subtract({ days: 1 }))).toEqual([]);
  const [first] = shouldBeBilled(facts, trial.end);
  expect(anchor.on.day).toBe(wholeAt(expected, 'bcd'));
  expect(first?.kind === 'recurring' && bounds(first.span)).toEqual(listAt(expected, 'first'));
});

oracle('tz-004', ({ inputs, expected }) => {
  const zone = textAt(inputs, 'tz');
  const local = Temporal.PlainDateTime.from(textAt(inputs, 'local'));
  const instant = instantOf(local, zone);
  expect(instant.equals(Temporal.Instant.from(textAt(expected, 'instant')))).toBe(true);
  const anchor = { on: local.toPlainDate(), time: local.toPlainTime() };
  const through = [0, 1].map((n) => bySecond(zone).periodAt({ anchor, interval: MONTH }, n).end);
  expect(through.map((end) => localDate(end, zone).toString())).toEqual(textsAt(expected, 'through'));
});

oracle('tz-005', ({ inputs, expected }) => {
  const zone = textAt(inputs, 'tz');
  const today = localDate(Temporal.Instant.from(textAt(inputs, 'billingAt')), zone);
  const calendar = { anchor: { on: day('2022-01-01') }, interval: MONTH };
  const { n } = periodContaining(calendar, today);
  // In arrears the period that has ended is billed; shown ends are one second before the half-open one.
  const end = startOfDay(periodAt(calendar, n - 1).end, zone).subtract({ seconds: 1 });
  expect(end.toString()).toBe(textAt(expected, 'to'));
});
