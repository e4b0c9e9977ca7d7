import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duePeriods, nextInvoiceOn, unitsOf } from './periods.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const monthly = (anchor: string, periodsInvoiced: number) => ({
  anchorOn: day(anchor),
  cycle: 'monthly' as const,
  periodsInvoiced,
});

describe('the next invoice', () => {
  it('comes the lead before its period, and the 31st comes back after February', () => {
    const on = (n: number) => nextInvoiceOn(monthly('2026-01-31', n), 14)?.toString();
    expect([1, 2, 3].map(on)).toEqual(['2026-02-14', '2026-03-17', '2026-04-16']);
  });

  it('never comes before the period in front of it has begun, however long the lead', () => {
    expect(nextInvoiceOn(monthly('2026-01-01', 1), 60)?.toString()).toBe('2026-01-02');
  });

  it('does not exist for a one-time purchase', () => {
    expect(nextInvoiceOn({ ...monthly('2026-01-01', 1), cycle: 'one_time' }, 14)).toBeNull();
  });
});

describe('periods that are due', () => {
  it('are all that were missed in a downtime', () => {
    const due = duePeriods(monthly('2026-01-31', 1), day('2026-04-20'), 14);
    expect(due.map(({ start, end }) => `${start} ${end}`)).toEqual([
      '2026-02-28 2026-03-31',
      '2026-03-31 2026-04-30',
      '2026-04-30 2026-05-31',
    ]);
  });

  it('follow each other without gap or overlap, whatever anchor and cycle', () => {
    const anchors = fc.integer({ min: 0, max: 3000 }).map((days) => day('2020-01-01').add({ days }));
    const cycles = fc.constantFrom('monthly', 'quarterly', 'annually');
    fc.assert(
      fc.property(anchors, cycles, fc.integer({ min: 0, max: 60 }), (anchorOn, cycle, leadDays) => {
        const due = duePeriods({ anchorOn, cycle, periodsInvoiced: 0 }, anchorOn.add({ years: 2 }), leadDays);
        expect(due.length).toBeGreaterThan(1);
        for (const [at, period] of due.entries()) {
          const next = due[at + 1];
          if (next) expect(next.start.equals(period.end)).toBe(true);
          expect(Temporal.PlainDate.compare(period.start, period.end)).toBe(-1);
        }
      }),
    );
  });
});

describe('a line over an amount', () => {
  it('shows units when the amount divides by them, and one of the whole otherwise', () => {
    expect(unitsOf(1500n, 3)).toEqual({ quantity: '3', unitPriceMinor: '500' });
    expect(unitsOf(1000n, 3)).toEqual({ quantity: '1', unitPriceMinor: '1000' });
  });
});
