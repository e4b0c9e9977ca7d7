import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doPeriodsOverlap, isPeriod, type TaxPeriod } from './tax-period.ts';

const day = (n: number) => Temporal.PlainDate.from('2026-01-01').add({ days: n });
const period = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 20 })))
  .map(([from, days]): TaxPeriod => ({ validFrom: day(from), validUntil: days === null ? null : day(from + days) }));
const holdsOn = ({ validFrom, validUntil }: TaxPeriod, on: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(validFrom, on) <= 0 &&
  (validUntil === null || Temporal.PlainDate.compare(on, validUntil) < 0);

describe('two tax periods', () => {
  it('overlap exactly when some day belongs to both', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        const shared = Array.from({ length: 70 }, (_, n) => day(n)).some((on) => holdsOn(a, on) && holdsOn(b, on));
        expect(doPeriodsOverlap(a, b)).toBe(shared);
      }),
    );
  });

  it('may follow each other on the same day', () => {
    expect(doPeriodsOverlap({ validFrom: day(0), validUntil: day(5) }, { validFrom: day(5), validUntil: null })).toBe(
      false,
    );
    expect(isPeriod({ validFrom: day(5), validUntil: day(5) })).toBe(false);
  });
});
