import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addFractions, fraction, NOTHING, WHOLE } from '#lib/money/fraction.ts';
import { type Interval, type Period, periodAt, periodContaining } from './periods.ts';
import { shareOfPeriod } from './shares.ts';
import { byDay, bySecond, partAmount } from './timeline.ts';
import { billingDay, localDate, startOfDay, windowOf, type ZoneHistory } from './zones.ts';

const FIRST = Temporal.PlainDate.from('2007-01-01');
const days = fc.integer({ min: 0, max: 9000 }).map((count) => FIRST.add({ days: count }));
const intervals = fc.record<Interval>({
  count: fc.integer({ min: 1, max: 14 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
});
// Zones with odd clock changes: at midnight, by half an hour, a day left out, a quarter-hour offset.
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];
const zones = fc.constantFrom(...ZONES);

it('periods tile without gap or overlap, and every day lies in the one that is found for it', () => {
  fc.assert(
    fc.property(days, intervals, fc.integer({ min: -40, max: 40 }), days, (on, interval, n, date) => {
      const of = { anchor: { on }, interval };
      const period = periodAt(of, n);
      expect(period.end.equals(periodAt(of, n + 1).start)).toBe(true);
      expect(Temporal.PlainDate.compare(period.start, period.end)).toBe(-1);
      const found = periodContaining(of, date);
      expect(periodAt(of, found.n)).toEqual(found.period);
      expect(Temporal.PlainDate.compare(found.period.start, date)).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(date, found.period.end)).toBe(-1);
    }),
    { numRuns: 200 },
  );
});

it('periods by second tile in every zone, and every instant lies in the one that is found for it', () => {
  const times = fc.integer({ min: 0, max: 1439 }).map((minutes) => Temporal.PlainTime.from('00:00').add({ minutes }));
  fc.assert(
    fc.property(zones, days, times, fc.integer({ min: 0, max: 7_000 * 86_400 }), (zone, on, time, seconds) => {
      const timeline = bySecond(zone);
      const of = { anchor: { on, time }, interval: { count: 1, unit: 'month' } as const };
      const instant = startOfDay(FIRST, zone).add({ seconds });
      const { n, period } = timeline.periodContaining(of, instant);
      expect(timeline.compare(period.start, instant)).toBeLessThanOrEqual(0);
      expect(timeline.compare(instant, period.end)).toBe(-1);
      expect(timeline.periodAt(of, n + 1).start.equals(period.end)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('an account that moves between zones has every instant on exactly one day, and days follow each other', () => {
  const moves = fc.array(fc.record({ zone: zones, afterHours: fc.integer({ min: 1, max: 2000 }) }), { maxLength: 4 });
  fc.assert(
    fc.property(zones, moves, fc.integer({ min: 0, max: 9000 }), (home, list, hours) => {
      const begin = startOfDay(FIRST, home);
      const history: { zone: string; from: Temporal.Instant | null }[] = [{ zone: home, from: null }];
      for (const { zone, afterHours } of list)
        history.push({ zone, from: (history.at(-1)?.from ?? begin).add({ hours: afterHours }) });
      const instant = begin.add({ hours, seconds: 1 });
      const date = billingDay(instant, history);
      const { start, end } = windowOf({ start: date, end: date.add({ days: 1 }) }, history);
      expect(Temporal.Instant.compare(start, instant)).toBeLessThanOrEqual(0);
      expect(Temporal.Instant.compare(instant, end)).toBe(-1);
    }),
    { numRuns: 200 },
  );
});

it('a day that comes twice after a move to the west is billed once', () => {
  const at = (text: string) => Temporal.Instant.from(text);
  const history: ZoneHistory = [
    { zone: 'Pacific/Kiritimati', from: null },
    { zone: 'America/Los_Angeles', from: at('2027-05-10T12:00:00Z') },
  ];
  expect(localDate(at('2027-05-10T11:59:00Z'), 'Pacific/Kiritimati').toString()).toBe('2027-05-11');
  expect(billingDay(at('2027-05-10T12:00:00Z'), history).toString()).toBe('2027-05-11');
  expect(billingDay(at('2027-05-12T06:59:59Z'), history).toString()).toBe('2027-05-11');
  expect(billingDay(at('2027-05-12T07:00:00Z'), history).toString()).toBe('2027-05-12');
});

/** A period of a month cut at some days. */
const cuts = fc
  .record({ on: days, at: fc.array(fc.integer({ min: 1, max: 27 }), { maxLength: 5 }) })
  .map(({ on, at }) => {
    const whole = periodAt({ anchor: { on }, interval: { count: 1, unit: 'month' } }, 0);
    const bounds = [...new Set(at)].toSorted((a, b) => a - b).map((count) => whole.start.add({ days: count }));
    const all = [whole.start, ...bounds, whole.end];
    const parts: Period[] = all.flatMap((start, index) => {
      const end = all[index + 1];
      return end === undefined ? [] : [{ start, end }];
    });
    return { whole, parts };
  });
const modes = fc.constantFrom('none', 'day', 'thirty');

it('shares of parts that tile a period sum to one in every mode', () => {
  fc.assert(
    fc.property(cuts, modes, ({ whole, parts }, mode) => {
      const sum = parts.reduce((total, part) => addFractions(total, shareOfPeriod(part, whole, mode)), NOTHING);
      expect(sum).toEqual(WHOLE);
    }),
    { numRuns: 200 },
  );
});

it('amounts of parts sum to the whole within one minor unit, however many parts there are', () => {
  fc.assert(
    fc.property(cuts, modes, fc.bigInt({ min: 0n, max: 10n ** 14n }), ({ whole, parts }, mode, price) => {
      const amounts = parts.map((part) => partAmount(byDay(mode), fraction(price), { part, whole }));
      const over = amounts.reduce((total, amount) => total + amount, 0n) - price;
      expect([0n, 1n]).toContain(over);
      for (const amount of amounts) expect(amount).toBeGreaterThanOrEqual(0n);
    }),
    { numRuns: 200 },
  );
});
