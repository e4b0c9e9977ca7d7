import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeBack } from './take-back.ts';

const position = {
  invoices: [
    { invoiceId: 'a', amountMinor: 500n },
    { invoiceId: 'b', amountMinor: 700n },
  ],
  creditMinor: 300n,
};

describe('a refund', () => {
  it('takes unspent credit first, then the invoice that was paid last', () => {
    expect(takeBack(1100n, position, 1000n)).toEqual({
      creditMinor: 300n,
      invoices: [
        { invoiceId: 'b', amountMinor: 700n },
        { invoiceId: 'a', amountMinor: 100n },
      ],
      missingMinor: 0n,
    });
  });

  it('says what is missing when the credit was spent elsewhere and the invoices hold less', () => {
    expect(takeBack(1500n, position, 299n).missingMinor).toBe(1n);
    expect(takeBack(1500n, position, 300n).missingMinor).toBe(0n);
  });

  it('takes exactly its amount and never more than is there', () => {
    const amount = fc.bigInt({ min: 0n, max: 10_000n });
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 8 }), amount, amount, (wanted, held, creditMinor, unspent) => {
        const invoices = held.map((amountMinor, at) => ({ invoiceId: String(at), amountMinor }));
        const taken = takeBack(wanted, { invoices, creditMinor }, unspent);
        const isAllThere = creditMinor < unspent;
        const most = held.reduce((a, b) => a + b, isAllThere ? creditMinor : unspent);
        expect(taken.missingMinor).toBe(wanted > most ? wanted - most : 0n);
        const found = taken.invoices.reduce((a, part) => a + part.amountMinor, taken.creditMinor);
        expect(found + taken.missingMinor).toBe(wanted);
        for (const part of taken.invoices) expect(part.amountMinor <= (held[Number(part.invoiceId)] ?? 0n)).toBe(true);
      }),
    );
  });
});
