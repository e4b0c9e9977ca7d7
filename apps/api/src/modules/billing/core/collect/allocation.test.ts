import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateAmount } from './allocation.ts';

describe('an amount that is given to invoices', () => {
  it('pays them in order and leaves the rest as credit', () => {
    const open = [
      { invoiceId: 'a', openMinor: 500n },
      { invoiceId: 'b', openMinor: 700n },
    ];
    expect(allocateAmount(800n, open)).toEqual({
      allocations: [
        { invoiceId: 'a', amountMinor: 500n },
        { invoiceId: 'b', amountMinor: 300n },
      ],
      restMinor: 0n,
    });
    expect(allocateAmount(1500n, open).restMinor).toBe(300n);
  });

  it('is given away exactly, and never more than an invoice waits for', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { maxLength: 30 }),
        (amount, waits) => {
          const open = waits.map((openMinor, at) => ({ invoiceId: String(at), openMinor }));
          const { allocations, restMinor } = allocateAmount(amount, open);
          expect(allocations.reduce((a, part) => a + part.amountMinor, restMinor)).toBe(amount);
          expect(restMinor).toBeGreaterThanOrEqual(0n);
          for (const part of allocations) {
            expect(part.amountMinor).toBeGreaterThan(0n);
            expect(part.amountMinor <= (waits[Number(part.invoiceId)] ?? 0n)).toBe(true);
          }
        },
      ),
    );
  });
});
