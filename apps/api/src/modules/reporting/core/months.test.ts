import { expect, test } from 'vitest';
import { lastMonths, seriesOf } from './months.ts';

test('the last months end with the one of the day, also over the turn of a year', () => {
  expect(lastMonths(Temporal.PlainDate.from('2026-02-28'), 3)).toEqual(['2025-12', '2026-01', '2026-02']);
});

test('every currency has an amount for every month', () => {
  const rows = [
    { month: '2026-02', currency: 'USD', amountMinor: '5' },
    { month: '2026-01', currency: 'EUR', amountMinor: '7' },
  ];
  expect(seriesOf(['2026-01', '2026-02'], rows)).toEqual([
    { currency: 'EUR', amounts: ['7', '0'] },
    { currency: 'USD', amounts: ['0', '5'] },
  ]);
});
