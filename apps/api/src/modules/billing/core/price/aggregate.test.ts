import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFractions, compareFractions, fraction, NOTHING } from '#lib/money/fraction.ts';
import { aggregate, aggregateBy, type UsageLevel } from './aggregate.ts';
import { counterUsage } from './counter.ts';
import { exact, exactText } from './exact.ts';
import { explainPrice } from './explain-price.ts';
import { type Metric, metricProblems } from './metric.ts';
import { priceOf } from './price-of.ts';
import { proratedUnits, quantity } from './usage.ts';
import type { UsageEvent } from './usage-events.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const period = { start: day('2026-03-01'), end: day('2026-04-01') };
const zones = [{ zone: 'Europe/Berlin', from: null }];
const metric = (aggregation: Metric['aggregation'], more: Partial<Metric> = {}): Metric => ({
  aggregation,
  property: null,
  recurring: false,
  rounding: null,
  ...more,
});
const event = (local: string, value: string | null, more: Partial<UsageEvent> = {}): UsageEvent => ({
  id: `${local} ${value} ${more.operation}`,
  at: Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant(),
  ingestion: 0n,
  value,
  properties: {},
  ...more,
});
const use = (of: Metric, events: readonly UsageEvent[], opening?: UsageLevel) =>
  aggregate({ metric: of, events, period, zones, opening });
const units = (of: Metric, events: readonly UsageEvent[]) => exactText(use(of, events).units);

describe('usage', () => {
  const start = Temporal.Instant.from('2026-02-20T00:00:00Z');
  const anyEvents = fc
    .array(
      fc.record({
        minutes: fc.integer({ min: 0, max: 45 * 1440 }),
        value: fc.constantFrom('1', '2.5', '-1', '7', 'no number'),
        operation: fc.constantFrom<UsageEvent['operation']>('add', 'remove'),
      }),
      { maxLength: 20 },
    )
    .map((found) =>
      found.map(
        ({ minutes, value, operation }, at): UsageEvent => ({
          id: `${at}`,
          // Coarse steps, so that events meet in one instant.
          at: start.add({ minutes: minutes - (minutes % 720) }),
          ingestion: BigInt(at),
          value,
          properties: {},
          operation,
        }),
      ),
    );
  const anyMetric = fc
    .record({
      aggregation: fc.constantFrom<Metric['aggregation']>('sum', 'count', 'max', 'unique', 'latest', 'weighted'),
      recurring: fc.boolean(),
    })
    .map((found) => metric(found.aggregation, found))
    .filter((found) => metricProblems(found).length === 0);

  it('does not depend on the order in which events arrive', () => {
    const shuffled = anyEvents.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(anyMetric, shuffled, (of, [events, other]) => {
        expect(use(of, other)).toEqual(use(of, events));
      }),
    );
  });

  it('is not changed by second events with the same id, whatever they say', () => {
    fc.assert(
      fc.property(anyMetric, anyEvents, fc.nat(), (of, events, pick) => {
        const twice = events[pick % Math.max(events.length, 1)];
        if (twice === undefined) return;
        const again = { ...twice, ingestion: 1000n, value: '99', at: twice.at.add({ hours: 5 }) };
        const { ignored, ...once } = use(of, events);
        const { ignored: now, ...doubled } = use(of, [again, ...events]);
        expect(doubled).toEqual(once);
        expect(now).toEqual([{ eventId: twice.id, reason: 'duplicate' }, ...ignored]);
      }),
    );
  });

  it('of a recurring metric is the same whether a level is handed over or all events are read again', () => {
    const recurring = anyMetric.filter((found) => found.recurring);
    const february = { start: day('2026-02-01'), end: period.start };
    fc.assert(
      fc.property(recurring, anyEvents, (of, events) => {
        const { closing } = aggregate({ metric: of, events, period: february, zones });
        const march = events.filter(
          ({ at }) => Temporal.Instant.compare(at, Temporal.Instant.from('2026-02-28T23:00Z')) >= 0,
        );
        const { ignored: _, ...handedOver } = use(of, march, closing);
        const { ignored: __, ...readAgain } = use(of, events);
        expect(handedOver).toEqual(readAgain);
      }),
    );
  });

  it('has entries that sum to its units, whose shares are parts of the window', () => {
    fc.assert(
      fc.property(anyMetric, anyEvents, (of, events) => {
        const usage = use(of, events);
        const sum = usage.entries.map((entry) => entry.units).reduce(addFractions, NOTHING);
        if (of.aggregation !== 'weighted') expect(sum).toEqual(usage.units);
        for (const { share } of usage.entries) {
          expect(compareFractions(share, NOTHING)).toBeGreaterThanOrEqual(0);
          expect(compareFractions(share, usage.share)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('an aggregation', () => {
  const events = [event('2026-03-02T10:00', '4'), event('2026-03-10T10:00', '9'), event('2026-03-20T10:00', '2')];

  it('sums, counts, takes the highest or the latest value', () => {
    expect(units(metric('sum'), events)).toBe('15');
    expect(units(metric('count'), events)).toBe('3');
    expect(units(metric('max'), events)).toBe('9');
    expect(units(metric('latest'), events)).toBe('2');
    expect(units(metric('max'), [])).toBe('0');
  });

  it('reads the property it names and says which events do not carry it', () => {
    const one = event('2026-03-02T10:00', null, { properties: { bytes: '12.5' } });
    const other = event('2026-03-03T10:00', '7');
    const found = use(metric('sum', { property: 'bytes' }), [one, other]);
    expect(exactText(found.units)).toBe('12.5');
    expect(found.ignored).toEqual([{ eventId: other.id, reason: 'no_value' }]);
    expect(units(metric('count'), [one, other])).toBe('2');
  });

  it('decides between events of one instant by the order of taking in', () => {
    const at = '2026-03-02T10:00';
    const [first, second] = [event(at, '1', { ingestion: 1n }), event(at, '5', { ingestion: 2n })];
    expect(units(metric('latest'), [second, first])).toBe('5');
  });

  it('takes what happened last, not what arrived last', () => {
    const [early, late] = [event('2026-03-02T10:00', '1', { ingestion: 9n }), event('2026-03-03T10:00', '5')];
    expect(units(metric('latest'), [late, early])).toBe('5');
    expect(units(metric('latest'), [early, late])).toBe('5');
  });

  it('counts local days: an event late on the last day is in, one at midnight is in the next period', () => {
    expect(units(metric('count'), [event('2026-03-31T23:59:59', '1')])).toBe('1');
    expect(units(metric('count'), [event('2026-04-01T00:00', '1')])).toBe('0');
    expect(units(metric('count'), [event('2026-02-28T23:59:59', '1')])).toBe('0');
  });

  it('carries the level of a recurring metric on and weighs changes by the days that are left, in a month of 31 days', () => {
    const level = metric('latest', { recurring: true });
    const found = use(level, events, { units: fraction(6n), members: [] });
    expect(exactText(found.units)).toBe('2');
    // 6 on one day, 4 on eight, 9 on ten, 2 on twelve.
    expect(proratedUnits(found)).toEqual(fraction(6n + 4n * 8n + 9n * 10n + 2n * 12n, 31n));
    expect(use(level, [], found.closing).units).toEqual(fraction(2n));
  });

  it('weighs a level by seconds, with the 23 hours of the day on which the clocks change', () => {
    const found = use(metric('weighted'), [event('2026-03-29T00:00', '10'), event('2026-03-30T00:00', '-10')]);
    expect(found.units).toEqual(fraction(10n * 23n, 31n * 24n - 1n));
  });

  it('weighs only the part of the period that was served', () => {
    const served = { start: day('2026-03-11'), end: day('2026-03-21') };
    const opening = { units: fraction(31n), members: [] };
    const of = metric('sum', { recurring: true });
    const usage = aggregate({ metric: of, events: [], period: served, whole: period, zones, opening });
    expect(proratedUnits(usage)).toEqual(fraction(10n));
    expect(usage.share).toEqual(fraction(10n, 31n));
    const events = [event('2026-03-16T12:00', '31')];
    expect(proratedUnits(aggregate({ metric: of, events, period: served, whole: period, zones }))).toEqual(
      fraction(5n),
    );
  });

  it('counts things that are there at the end, and by day those that were there', () => {
    const seats = [
      event('2026-03-01T09:00', 'ann'),
      event('2026-03-11T09:00', 'ben'),
      event('2026-03-11T10:00', 'ben'),
      event('2026-03-20T09:00', 'ann', { operation: 'remove' }),
      event('2026-03-21T09:00', 'cat', { operation: 'remove' }),
    ];
    expect(units(metric('unique'), seats)).toBe('1');
    const byDay = use(metric('unique', { recurring: true }), seats, { units: fraction(1n), members: ['dan'] });
    expect(byDay.closing.members).toEqual(['ben', 'dan']);
    expect(proratedUnits(byDay)).toEqual(fraction(20n + 21n + 31n, 31n));
  });

  it('makes room when a thing goes before another one comes', () => {
    const seats = [
      event('2026-03-01T09:00', 'ann'),
      event('2026-03-10T09:00', 'ann', { operation: 'remove' }),
      event('2026-03-11T09:00', 'ben'),
    ];
    const tiers = [
      { upTo: '1', unitPriceMinor: '3100' },
      { upTo: null, unitPriceMinor: '100' },
    ];
    const usage = use(metric('unique', { recurring: true }), seats);
    expect(priceOf({ model: 'volume', prorate: true, tiers }, usage).amountMinor).toBe(3100n);
  });

  it('keeps groups apart, those without events too', () => {
    const of = metric('sum', { recurring: true });
    const inEurope = event('2026-03-02T10:00', '4', { properties: { region: 'eu' } });
    const openings = new Map([['us', { units: fraction(3n), members: [] }]]);
    const found = aggregateBy('region', { metric: of, events: [inEurope], period, zones, openings });
    expect([...found].map(([name, usage]) => [name, exactText(usage.units)])).toEqual([
      ['eu', '4'],
      ['us', '3'],
    ]);
  });

  it('that cannot be is refused', () => {
    expect(() => use(metric('max', { recurring: true }), [])).toThrow(RangeError);
    expect(metricProblems(metric('sum', { rounding: { mode: 'ceil', precision: 0.5 } }))).toEqual(['bad_precision']);
  });
});

describe('a cumulative counter', () => {
  const sample = (hour: number, reading: string) => ({
    id: `${hour}`,
    at: Temporal.Instant.from('2026-03-02T00:00:00Z').add({ hours: hour }),
    ingestion: BigInt(hour),
    reading,
  });
  const used = (rule: Parameters<typeof counterUsage>[1], ...readings: string[]) => {
    const { events, baseline } = counterUsage(
      readings.map((reading, hour) => sample(hour, reading)),
      rule,
    );
    return [...events.map(({ value }) => value), baseline];
  };

  it('counts on after a restart, and starts counting at its first sample', () => {
    expect(used({ onDrop: 'restarted', baseline: '100' }, '150', '150', '20', '50')).toEqual([
      '50',
      '0',
      '20',
      '30',
      '50',
    ]);
    expect(used({ onDrop: 'restarted', baseline: null }, '150', '170')).toEqual(['0', '20', '170']);
    expect(used({ onDrop: 'restarted', baseline: null })).toEqual([null]);
  });

  it('that was corrected bills nothing a second time', () => {
    expect(used({ onDrop: 'corrected', baseline: '0' }, '100', '90', '95', '110')).toEqual([
      '100',
      '0',
      '0',
      '10',
      '110',
    ]);
  });

  it('never bills a negative amount, whatever the order of its samples', () => {
    const readings = fc.array(fc.nat({ max: 10_000 }), { maxLength: 15 });
    fc.assert(
      fc.property(readings, fc.constantFrom<'restarted' | 'corrected'>('restarted', 'corrected'), (found, onDrop) => {
        const samples = found.map((reading, hour) => sample(hour, `${reading}`));
        const rule = { onDrop, baseline: null };
        const { events } = counterUsage(samples, rule);
        for (const { value } of events) expect(exact(value ?? '-1').above).toBeGreaterThanOrEqual(0n);
        expect(counterUsage(samples.toReversed(), rule).events).toEqual(events);
      }),
    );
    expect(() => used({ onDrop: 'restarted', baseline: null }, '-5')).toThrow(RangeError);
  });
});

it('an explanation says each step without loss', () => {
  const price = { model: 'per_unit', unitPriceMinor: '0.5', prorate: true } as const;
  expect(explainPrice(priceOf(price, quantity('3', fraction(1n, 31n))))).toEqual({
    model: 'per_unit',
    units: '3',
    exactMinor: '3/62',
    amountMinor: '0',
    steps: [{ rule: 'units', tier: null, units: '3/31', unitPriceMinor: '0.5', amountMinor: '3/62' }],
  });
});
