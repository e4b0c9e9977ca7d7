import { expect } from 'vitest';
import { decimalText } from '#lib/money/decimal.ts';
import { fraction, toDecimal } from '#lib/money/fraction.ts';
import { aggregate, aggregateBy } from '../price/aggregate.ts';
import { exact, exactText } from '../price/exact.ts';
import { type Metric, roundUnits } from '../price/metric.ts';
import { proratedUnits } from '../price/usage.ts';
import type { UsageEvent } from '../price/usage-events.ts';
import { oracle, textAt, textsAt, wholeAt } from './oracle.ts';

/** A month of 31 days. */
const january = { start: Temporal.PlainDate.from('2026-01-01'), end: Temporal.PlainDate.from('2026-02-01') };
const zones = [{ zone: 'UTC', from: null }];
const metric = (aggregation: Metric['aggregation'], recurring: boolean): Metric => ({
  aggregation,
  property: null,
  recurring,
  rounding: null,
});
const event = (at: string, value: string, more: Partial<UsageEvent> = {}): UsageEvent => ({
  id: `${at} ${value} ${more.operation ?? ''}`,
  at: Temporal.Instant.from(`${at}Z`),
  ingestion: 0n,
  value,
  properties: {},
  ...more,
});
/** The source keeps five places of prorated units and rounds the last one up. */
const upAtFive = { mode: 'ceil', precision: 5 } as const;

oracle('usage-010', ({ expected }) => {
  const from = (region: string) => ({ properties: { region } });
  const events = [
    event('2026-01-01T00:00', '2', from('eu')),
    event('2026-01-01T01:00', '3', from('us')),
    event('2026-01-01T02:00', '-1', from('eu')),
  ];
  const found = aggregateBy('region', { metric: metric('weighted', false), events, period: january, zones });
  expect([...found.keys()]).toEqual(['eu', 'us']);
  for (const [region, { units }] of found) expect(decimalText(toDecimal(units, 5))).toBe(textAt(expected, region));
});

// Ours is exact; only rounded up as the source does it is their figure. docs/billing/conventions.md
oracle('usage-011', ({ expected }) => {
  const events = [event('2026-01-26T08:00', '12'), event('2026-01-26T09:00', '12')];
  const opening = { units: fraction(5n), members: [] };
  const units = proratedUnits(aggregate({ metric: metric('sum', true), events, period: january, zones, opening }));
  expect(exactText(units)).toBe('299/31');
  expect(exactText(roundUnits(units, upAtFive))).toBe(textAt({ expected }, 'expected'));
});

// As in usage-011.
oracle('usage-013', ({ expected }) => {
  const onOff = (...days: string[]) =>
    days.flatMap((day) => [
      event(`2026-01-${day}T08:00`, 'ann'),
      event(`2026-01-${day}T09:00`, 'ann', { operation: 'remove' }),
      event(`2026-01-${day}T10:00`, 'ann'),
      event(`2026-01-${day}T11:00`, 'ann', { operation: 'remove' }),
    ]);
  const units = [onOff('05'), onOff('05', '06', '20')].map((events) =>
    proratedUnits(aggregate({ metric: metric('unique', true), events, period: january, zones })),
  );
  expect(units.map(exactText)).toEqual(['1/31', '3/31']);
  expect(units.map((one) => exactText(roundUnits(one, upAtFive)))).toEqual(textsAt(expected));
});

oracle('usage-014', ({ expected }) => {
  const events = ['01-01T00:00', '01-02T00:00', '01-03T00:00', '01-04T00:00', '01-31T23:59', '02-01T00:00'].map((at) =>
    event(`2026-${at}`, '1'),
  );
  const counted = (period: typeof january) => aggregate({ metric: metric('sum', false), events, period, zones }).units;
  expect(counted(january)).toEqual(fraction(BigInt(wholeAt({ expected }, 'expected'))));
  expect(counted({ start: january.start.subtract({ months: 1 }), end: january.start })).toEqual(fraction(0n));
  expect(counted({ start: january.end, end: january.end.add({ months: 1 }) })).toEqual(fraction(1n));
});

oracle('usage-020', ({ expected }) => {
  for (const mode of ['round', 'ceil', 'floor'] as const) {
    const rounded = [2, 0, -2].map((precision) => exactText(roundUnits(exact('123.456'), { mode, precision })));
    expect(rounded).toEqual(textsAt(expected, mode));
  }
});
