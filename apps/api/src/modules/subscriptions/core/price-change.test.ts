import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodAt } from '#modules/billing/core/index.ts';
import { nextInvoiceOn, recurrenceOf } from './periods.ts';
import { newPrice, type PriceTerms, priceDates } from './price-change.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const percent = (rate: string, stepMinor = '1', rounding: 'nearest' | 'up' | 'down' = 'nearest'): PriceTerms => ({
  ...{ kind: 'percent', rate, stepMinor, rounding },
});
const at = (recurringMinor: bigint, quantity = 1) => ({ recurringMinor, quantity, catalogueMinor: null });

describe('a new price', () => {
  it('in percent is rounded once per unit, half up, or to whole steps', () => {
    expect(newPrice(percent('0.05'), at(990n))).toBe(1040n);
    expect(newPrice(percent('0.05'), at(2970n, 3))).toBe(3120n);
    expect(newPrice(percent('0.05', '50', 'up'), at(990n))).toBe(1050n);
    expect(newPrice(percent('0.05', '50', 'down'), at(990n))).toBe(1000n);
    expect(newPrice(percent('-0.1', '5'), at(999n))).toBe(900n);
  });

  it('as an amount is that of one unit; the catalogue may have none', () => {
    expect(newPrice({ kind: 'amount', amountMinor: '1200' }, at(2000n, 2))).toBe(2400n);
    expect(newPrice({ kind: 'catalogue' }, at(2000n))).toBeNull();
  });
});

const monthly = { anchorOn: day('2026-01-31'), cycle: 'monthly' as const, periodsInvoiced: 3 };
const base = { progress: monthly, contract: null, noticeDays: 30, toldOn: null, leadDays: 14 };

describe('the day of a new price', () => {
  it('is a renewal on or after the wanted day, told the notice before it', () => {
    const dates = priceDates({ ...base, fromOn: day('2026-06-01'), today: day('2026-04-10') });
    expect([dates?.effectiveOn, dates?.tellOn].map(String)).toEqual(['2026-06-30', '2026-05-31']);
  });

  it('is told before the invoice of it, however short the notice', () => {
    const dates = priceDates({ ...base, noticeDays: 0, fromOn: day('2026-06-01'), today: day('2026-04-10') });
    expect([dates?.effectiveOn, dates?.tellOn].map(String)).toEqual(['2026-06-30', '2026-06-15']);
  });

  it('never lies within the term of a contract', () => {
    const contract = { minimumMonths: 12, renewalMonths: 12, noticeDays: 30, begunOn: day('2026-01-31') };
    const dates = priceDates({ ...base, contract, fromOn: day('2026-06-01'), today: day('2026-04-10') });
    expect([dates?.effectiveOn, dates?.tellOn].map(String)).toEqual(['2027-01-31', '2026-12-31']);
    const late = priceDates({ ...base, contract, fromOn: day('2026-06-01'), today: day('2027-01-15') });
    expect(late?.effectiveOn.toString()).toBe('2028-01-31');
  });

  it('does not come where the subscription ends before', () => {
    const progress = { ...monthly, stopsOn: day('2026-05-31') };
    expect(priceDates({ ...base, progress, fromOn: day('2026-06-01'), today: day('2026-04-10') })).toBeNull();
  });

  it('is a period’s first day, after notice and wish, behind what is invoiced, and told before its invoice', () => {
    const days = (max: number) => fc.integer({ min: 0, max });
    const cycles = fc.constantFrom('monthly' as const, 'quarterly' as const, 'annually' as const);
    fc.assert(
      fc.property(
        days(900),
        days(900),
        days(90),
        days(30),
        days(30),
        cycles,
        (anchor, from, noticeDays, leadDays, invoiced, cycle) => {
          const today = day('2027-06-15');
          const progress = { anchorOn: day('2025-01-01').add({ days: anchor }), cycle, periodsInvoiced: invoiced + 1 };
          const fromOn = day('2026-12-01').add({ days: from });
          const dates = priceDates({ ...base, progress, fromOn, today, noticeDays, leadDays });
          if (dates === null) throw new Error('a day was expected');
          const { compare } = Temporal.PlainDate;
          const starts = Array.from({ length: 400 }, (_, n) => periodAt(recurrenceOf(progress), n).start);
          const n = starts.findIndex((start) => start.equals(dates.effectiveOn));
          expect(n).toBeGreaterThanOrEqual(progress.periodsInvoiced);
          expect(compare(dates.effectiveOn, fromOn)).toBeGreaterThanOrEqual(0);
          expect(dates.tellOn.until(dates.effectiveOn).days).toBeGreaterThanOrEqual(noticeDays);
          const invoiceOn = nextInvoiceOn({ ...progress, periodsInvoiced: n }, leadDays);
          expect(invoiceOn !== null && compare(dates.tellOn, invoiceOn) < 0).toBe(true);
          expect(compare(dates.tellOn, today)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
