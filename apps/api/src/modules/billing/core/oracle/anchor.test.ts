import { expect } from 'vitest';
import { type Interval, lastDayOf, periodAt, periodContaining, type Recurrence } from '../time/periods.ts';
import { listAt, oracle, textAt, textsAt, wholeAt } from './oracle.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const MONTH: Interval = { count: 1, unit: 'month' };
const monthly = (on: string): Recurrence => ({ anchor: { on: day(on) }, interval: MONTH });
const starts = (of: Recurrence, count: number) =>
  Array.from({ length: count }, (_, n) => periodAt(of, n).start.toString());

oracle('date-001', ({ inputs, expected }) => {
  expect(starts(monthly(textAt(inputs, 'anchor')), wholeAt(inputs, 'count'))).toEqual(expected);
});

oracle('date-002', ({ inputs, expected }) => {
  expect(starts(monthly(textAt(inputs, 'anchor')), wholeAt(inputs, 'count'))).toEqual(expected);
});

oracle('date-005', ({ inputs, expected }) => {
  const of = monthly(textAt(inputs, 'start'));
  expect(of.anchor.on.day).toBe(wholeAt(inputs, 'bcd'));
  expect(starts(of, wholeAt(inputs, 'count'))).toEqual(expected);
});

oracle('date-007', ({ inputs, expected }) => {
  const of = monthly(textAt(inputs, 'start'));
  // In advance: the period that begins on the target is billed too.
  expect(periodContaining(of, day(textAt(inputs, 'target'))).n + 1).toBe(wholeAt(expected, 'wholePeriods'));
});

oracle('date-013', ({ inputs, expected }) => {
  const found = periodContaining(monthly(textAt(inputs, 'anchor')), day(textAt(inputs, 'billingDate')));
  expect(found.period.start.toString()).toBe(textAt(expected, 'from'));
});

oracle('date-014', ({ inputs, expected }) => {
  const of = monthly(textAt(inputs, 'anchor'));
  const { n } = periodContaining(of, day(textAt(inputs, 'billingDate')));
  expect(periodAt(of, n - 1).start.toString()).toBe(textAt(expected, 'from'));
});

oracle('date-016', ({ inputs, expected }) => {
  const of = monthly(textAt(inputs, 'anchor'));
  const shown = listAt(expected).map((_, n) => {
    const period = periodAt(of, n);
    return [period.start.toString(), lastDayOf(period).toString()];
  });
  expect(shown).toEqual(listAt(expected).map((_, n) => textsAt(expected, n)));
});

oracle('date-017', ({ inputs, expected }) => {
  const { period } = periodContaining(monthly(textAt(inputs, 'anchor')), day(textAt(inputs, 'at')));
  expect(period.start.toString()).toBe(textAt(expected, 'from'));
});
