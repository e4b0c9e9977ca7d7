import { describe, expect, it } from 'vitest';
import { hasRates, lastDayOut, rateBetween } from './published-rates.ts';

const day = { on: '2026-07-09', perEuro: new Map(Object.entries({ USD: '1.1435', JPY: '185.72', GBP: '0.85363' })) };

describe('rates that a central bank publishes', () => {
  it('go through the euro, with twelve decimals', () => {
    expect(rateBetween(day, 'USD', 'EUR')).toBe('0.8745080892');
    expect(rateBetween(day, 'EUR', 'USD')).toBe('1.1435');
    expect(rateBetween(day, 'USD', 'GBP')).toBe('0.746506340184');
    expect(rateBetween(day, 'AED', 'EUR')).toBeNull();
  });

  it('are out after 16:00 in Frankfurt on working days, summer and winter', () => {
    const at = (text: string) => lastDayOut(Temporal.Instant.from(text)).toString();
    expect(at('2026-11-24T15:09:00Z')).toBe('2026-11-23');
    expect(at('2026-11-24T15:10:00Z')).toBe('2026-11-24');
    expect(at('2026-07-09T14:10:00Z')).toBe('2026-07-09');
    // Sunday, and Monday morning: still Friday's.
    expect(at('2026-11-22T20:00:00Z')).toBe('2026-11-20');
    expect(at('2026-11-23T08:00:00Z')).toBe('2026-11-20');
  });

  it('rest on the closing days of TARGET', () => {
    const closed = ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25', '2027-03-26', '2027-03-29'];
    for (const text of closed) expect([text, hasRates(Temporal.PlainDate.from(text))]).toEqual([text, false]);
    // Whit Monday and German Unity Day are none.
    for (const text of ['2026-05-25', '2025-10-03', '2026-04-07'])
      expect([text, hasRates(Temporal.PlainDate.from(text))]).toEqual([text, true]);
  });
});
