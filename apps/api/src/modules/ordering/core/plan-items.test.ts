import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '#lib/money/money.ts';
import { firstInvoiceLines } from './plan-items.ts';

describe('the first invoice of an item', () => {
  it('charges price and set-up less the discount, to the minor unit', () => {
    const amount = fc.bigInt(0n, 10n ** 12n);
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 100 }), (price, setup, discount, quantity) => {
        const units = BigInt(quantity);
        const lines = firstInvoiceLines({
          productId: 'p',
          description: 'VPS',
          cycle: 'monthly',
          quantity,
          recurring: money(price * units, 'EUR'),
          setup: money(setup * units, 'EUR'),
          discounts: { recurring: money(discount, 'EUR'), setup: money(0n, 'EUR') },
          given: { kind: 'fixed', rate: null, baseMinor: '0', takenMinor: discount.toString(), slot: 0 },
          taxCategory: 'standard',
          options: {},
          fields: {},
          contract: null,
        });
        const due = ({ quantity: n, unitPriceMinor, staffDiscount }: (typeof lines)[number]) =>
          BigInt(n) * BigInt(unitPriceMinor) - BigInt(staffDiscount?.amountMinor ?? '0');
        const total = lines.reduce((sum, line) => sum + due(line), 0n);
        expect(total).toBe((price + setup) * units - discount);
      }),
    );
  });
});
