import { describe, expect, it } from 'vitest';
import { gatheredOn, gatheringDay } from './gathering.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('what is gathered for one invoice a month', () => {
  it('follows the client before the provider', () => {
    const [off, on] = [false, true].map((gathersInvoices) => ({ gathersInvoices, invoiceDay: 5 }));
    const client = (invoiceTiming: 'default' | 'single' | 'monthly', invoiceDay: number | null = null) => ({
      ...{ invoiceTiming, invoiceDay },
    });
    if (!off || !on) throw new RangeError('two providers');
    expect([gatheringDay(client('default'), off), gatheringDay(client('default'), on)]).toEqual([null, 5]);
    expect([gatheringDay(client('single'), on), gatheringDay(client('monthly'), off)]).toEqual([null, 5]);
    expect(gatheringDay(client('monthly', 20), on)).toBe(20);
  });

  it('is issued on the first such day that is not before the first line', () => {
    for (const [since, of, issued] of [
      ['2026-01-04', 5, '2026-01-05'],
      ['2026-01-05', 5, '2026-01-05'],
      ['2026-01-06', 5, '2026-02-05'],
      ['2026-12-31', 28, '2027-01-28'],
      ['2026-01-31', 28, '2026-02-28'],
    ] as const)
      expect([since, of, gatheredOn(day(since), of).toString()]).toEqual([since, of, issued]);
  });
});
