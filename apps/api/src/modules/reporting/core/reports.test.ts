import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratio, roundParts } from './exact-share.ts';
import { forecastMonths } from './forecast.ts';
import { valuesByMonth } from './months.ts';
import { numberRegex } from './number-regex.ts';
import { type Move, type MoveRow, PARTS, recurringMonths } from './recurring.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const SIGNED: Readonly<Record<Move, bigint>> = {
  new: 1n,
  reactivation: 1n,
  expansion: 1n,
  contraction: -1n,
  churn: -1n,
};

const anyMove = fc.record({
  month: fc.constantFrom('2025-12', ...MONTHS),
  move: fc.constantFrom<Move>('new', 'reactivation', 'expansion', 'contraction', 'churn'),
  parts: fc.bigInt(1n, 10n ** 9n),
});
const once = (of: { month: string; move: Move }) => `${of.month} ${of.move}`;

describe('recurring revenue of months', () => {
  it('ties: start and moves are the end, the end of a month is the start of the next, and nothing is off by a rounding', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyMove, { selector: once }), (moves) => {
        const rows: MoveRow[] = moves.map((row) => ({
          ...{ currency: 'EUR', clients: 1 },
          ...{ ...row, parts: row.parts * SIGNED[row.move] },
        }));
        const exact = rows.reduce((sum, row) => sum + row.parts, 0n);
        for (const { months } of recurringMonths(MONTHS, rows)) {
          for (const [at, row] of months.entries()) {
            const moved = Object.values(row.moves).reduce((sum, amount) => sum + BigInt(amount), 0n);
            expect(BigInt(row.startMinor) + moved).toBe(BigInt(row.endMinor));
            expect(row.startMinor).toBe(months[at - 1]?.endMinor ?? row.startMinor);
          }
          const off = BigInt(months.at(-1)?.endMinor ?? '0') * PARTS - exact;
          expect(off <= PARTS / 2n && off >= -PARTS / 2n).toBe(true);
        }
      }),
    );
  });

  it('never moves a part by more than one minor unit to make a sum fit', () => {
    const parts = fc.array(fc.bigInt(-(10n ** 6n), 10n ** 6n), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, (exact) => {
        const sum = exact.reduce((total, part) => total + part, 0n);
        const total = sum / PARTS;
        const rounded = roundParts(exact, PARTS, total);
        expect(rounded.reduce((all, part) => all + part, 0n)).toBe(total);
        for (const [at, part] of rounded.entries()) {
          const off = part * PARTS - (exact[at] ?? 0n);
          expect(off <= PARTS * 2n && off >= -PARTS * 2n).toBe(true);
        }
      }),
    );
  });
});

it('a share has four places, and there is none of nothing', () => {
  expect([ratio(1n, 3n), ratio(2n, 3n), ratio(-1n, 8n), ratio(5n, 4n)]).toEqual([
    '0.3333',
    '0.6667',
    '-0.1250',
    '1.2500',
  ]);
  expect(ratio(1n, 0n)).toBeNull();
});

describe('the forecast', () => {
  const group = { currency: 'EUR', subscriptions: 1, amountMinor: '100' };
  const amounts = (of: { firstOn: string; count: number; unit: 'day' | 'week' | 'month' | 'year' }) =>
    forecastMonths(MONTHS, [{ ...group, ...of }])[0]?.months.map((month) => month.amountMinor);

  it('repeats each rhythm, and puts what was missed into the first month', () => {
    expect(amounts({ firstOn: '2026-02-01', count: 1, unit: 'month' })).toEqual(['0', '100', '100', '100']);
    expect(amounts({ firstOn: '2025-11-01', count: 3, unit: 'month' })).toEqual(['100', '100', '0', '0']);
    expect(amounts({ firstOn: '2026-01-31', count: 1, unit: 'year' })).toEqual(['100', '0', '0', '0']);
    expect(amounts({ firstOn: '2026-01-05', count: 2, unit: 'week' })).toEqual(['200', '200', '300', '200']);
    expect(amounts({ firstOn: '2027-01-01', count: 1, unit: 'month' })).toEqual(['0', '0', '0', '0']);
  });
});

it('months without an amount between two with one are there, with nothing', () => {
  const rows = [
    { month: '2026-01', currency: 'EUR', amountMinor: '5' },
    { month: '2026-03', currency: 'EUR', amountMinor: '7' },
  ];
  expect(valuesByMonth(rows).series).toEqual([{ currency: 'EUR', amounts: ['5', '0', '7'] }]);
  expect(valuesByMonth([])).toEqual({ months: [], series: [] });
});

it('the counter of a number is found by its pattern, and only there', () => {
  const counter = (pattern: string, number: string) => new RegExp(numberRegex(pattern)).exec(number)?.[1];
  expect(counter('INV-{year}-{number}', 'INV-2026-00007')).toBe('00007');
  expect(counter('{number}/{year}', '12/2026')).toBe('12');
  expect(counter('A.{number}', 'AB12')).toBeUndefined();
  expect(counter('INV-{number}', 'R-2026-00007')).toBeUndefined();
});
