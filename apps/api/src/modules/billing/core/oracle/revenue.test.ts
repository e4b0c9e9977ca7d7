import { expect } from 'vitest';
import { cutRevenue, type RevenueEntry, recognisedByMonth } from '../ledger/revenue.ts';
import { minorAt, oracle } from './oracle.ts';

const entry = (amountMinor: bigint, start: string, end: string): RevenueEntry => ({
  amountMinor,
  service: { start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) },
  mode: 'day',
});
const amounts = (of: RevenueEntry) => recognisedByMonth(of).map(({ amountMinor }) => amountMinor);

oracle('revrec-001', ({ expected }) => {
  expect(amounts(entry(3100n, '2026-01-15', '2026-02-15'))).toEqual([
    minorAt(expected, 2, 'Jan'),
    minorAt(expected, 2, 'Feb'),
  ]);
});

oracle('revrec-002', ({ expected }) => {
  const on = Temporal.PlainDate.from('2026-04-21');
  // Ten of thirty days are credited of the old plan and charged of the new one.
  const old = cutRevenue(entry(9000n, '2026-04-01', '2026-05-01'), { on, creditedMinor: 3000n });
  expect(amounts(old)).toEqual([minorAt(expected, 2, 'old')]);
  expect(amounts(entry(4000n, '2026-04-21', '2026-05-01'))).toEqual([minorAt(expected, 2, 'new')]);
});
