import { expect, test } from 'vitest';
import { neighbour, periodAround, unitOf } from '../lib/period.ts';
import { reportSearch } from '../lib/search.ts';

test('a day lies in a month, a quarter and a year, each with its last day', () => {
  expect(periodAround('2028-02-10', 'month')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(periodAround('2026-06-30', 'quarter')).toEqual({ from: '2026-04-01', to: '2026-06-30' });
  expect(periodAround('2026-12-31', 'year')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

test('whole months, quarters and years are known as such, other days are not', () => {
  expect(unitOf({ from: '2026-02-01', to: '2026-02-28' })).toBe('month');
  expect(unitOf({ from: '2026-10-01', to: '2026-12-31' })).toBe('quarter');
  expect(unitOf({ from: '2026-02-01', to: '2026-02-27' })).toBeNull();
});

test('the neighbour of a unit is the next one, also over the turn of a year; of other days as many days', () => {
  expect(neighbour({ from: '2026-01-01', to: '2026-01-31' }, -1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(neighbour({ from: '2026-10-01', to: '2026-12-31' }, 1)).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  expect(neighbour({ from: '2026-03-02', to: '2026-03-08' }, -1)).toEqual({ from: '2026-02-23', to: '2026-03-01' });
});

test('an address keeps what a report understands and nothing else', () => {
  expect(reportSearch({ from: '2026-01-01', to: 'yesterday', months: 12, currency: 'EUR', tab: 'x' })).toEqual({
    ...{ from: '2026-01-01', months: 12, currency: 'EUR' },
  });
});
