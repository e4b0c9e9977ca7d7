import { expect } from 'vitest';
import { documentTotals } from '../document/totals.ts';
import { applyCoupons, type Discounted } from '../price/apply-coupons.ts';
import { type Coupon, NO_LIMITS, type Reduction, WHOLE_CATALOGUE } from '../price/coupon-model.ts';
import type { CouponLine, CouponRedemption } from '../price/coupon-slots.ts';
import { listAt, oracle, wholeAt } from './oracle.ts';

/** Redeemed one after the other, in the order of the case. */
function redemptions(...coupons: { reduction: Reduction; scope?: Partial<Coupon['scope']> }[]): CouponRedemption[] {
  const first = Temporal.Instant.from('2026-01-01T00:00:00Z');
  return coupons.map(({ reduction, scope }, position) => ({
    id: `coupon ${position}`,
    coupon: {
      id: `coupon ${position}`,
      reduction,
      duration: { kind: 'once' },
      scope: { ...WHOLE_CATALOGUE, ...scope },
      limits: NO_LIMITS,
    },
    redeemedAt: first.add({ hours: position }),
    subscriptionIds: null,
    uses: [],
  }));
}

const fixed = (amountMinor: bigint, currency = 'EUR'): Reduction => ({ kind: 'fixed', amountMinor, currency });
const percent = (rate: string): Reduction => ({ kind: 'percent', rate });

function line(netMinor: bigint, more: Partial<CouponLine> = {}): CouponLine {
  const nothing = { metricId: null, cycle: null, subscriptionId: null };
  return {
    id: `${netMinor}`,
    netMinor,
    kind: 'recurring',
    productId: 'plan',
    period: '2026-01-01',
    ...nothing,
    ...more,
  };
}

const discount = (lines: CouponLine[], ...coupons: Parameters<typeof redemptions>) =>
  applyCoupons({ currency: 'EUR', lines, redemptions: redemptions(...coupons) });
oracle('coupon-001', ({ expected }) => {
  const { discountMinor } = discount([line(100n)], { reduction: fixed(10n) }, { reduction: percent('0.2') });
  expect(discountMinor).toBe(BigInt(wholeAt(expected, 'coupons')));
  expect(100n - discountMinor).toBe(BigInt(wholeAt(expected, 'sub')));
});

oracle('coupon-002', ({ expected }) => {
  const { discountMinor } = discount([line(100n)], { reduction: percent('0.15') }, { reduction: percent('0.2') });
  expect(discountMinor).toBe(BigInt(wholeAt(expected, 'coupons')));
  expect(100n - discountMinor).toBe(BigInt(wholeAt(expected, 'sub')));
});

oracle('coupon-004', ({ expected }) => {
  const lines = [line(75n), line(12n, { kind: 'usage', productId: 'other plan', metricId: 'traffic' })];
  const found = discount(
    lines,
    { reduction: fixed(82n), scope: { products: ['plan'] } },
    { reduction: fixed(5n), scope: { metrics: ['traffic'] } },
    { reduction: fixed(50n), scope: { products: ['third plan'] } },
  );
  expect(found.discountMinor).toBe(BigInt(wholeAt(expected, 'coupons')));
  expect(found.lines.map(({ discountMinor }) => discountMinor)).toEqual([75n, 5n]);
  expect(found.coupons.at(-1)?.refusal).toBe('no_eligible_lines');
});

oracle('coupon-005', ({ expected }) => {
  const found = discount([line(100n)], { reduction: fixed(10n, 'NOK') });
  expect(found.discountMinor).toBe(BigInt(wholeAt({ expected }, 'expected')));
  expect(found.coupons[0]?.refusal).toBe('currency_mismatch');
});

oracle('tax-001', ({ inputs, expected }) => {
  const minors = (...path: string[]) =>
    listAt(expected, ...path).map((_, at) => BigInt(wholeAt(expected, ...path, at)));
  const rates = listAt(inputs, 'lines').map((_, at) => [wholeAt(inputs, 'lines', at, 1)]);
  const found = discount(
    rates.map((_, at) => line(BigInt(wholeAt(inputs, 'lines', at, 0)), { id: `${at}` })),
    { reduction: fixed(BigInt(wholeAt(inputs, 'coupon'))) },
  );
  expect(found.lines.map(({ discountMinor }) => discountMinor)).toEqual(minors('couponShares'));
  const totals = taxed(found, rates);
  expect(totals.lines.map(({ taxMinor }) => taxMinor)).toEqual(minors('taxes'));
  expect(totals.taxMinor).toBe(BigInt(wholeAt(expected, 'tax')));
  expect(totals.taxInclusiveMinor).toBe(BigInt(wholeAt(expected, 'total')));
});

oracle('tax-002', ({ expected }) => {
  const found = discount([line(1000n), line(2000n)], { reduction: fixed(1000n) });
  const groups = taxed(found, [[10], [10, 12]]).groups.map(({ netMinor, taxMinor }) => [netMinor, taxMinor]);
  const figures = (...names: string[]) => names.map((name) => BigInt(wholeAt(expected, name)));
  expect(groups).toEqual([figures('base10', 'tax10'), figures('base12', 'tax12')]);
});

/** The document of the lines after their discounts, each with its taxes in per cent. */
function taxed({ lines }: Discounted, percentages: readonly (readonly number[])[]) {
  return documentTotals({
    lines: lines.map(({ id, taxableMinor }, at) => ({
      id,
      amountMinor: taxableMinor,
      basis: 'net',
      tax: { category: 'S', components: (percentages[at] ?? []).map((one) => ({ name: 'VAT', rate: rateOf(one) })) },
    })),
  });
}

const rateOf = (percentage: number): string => `0.${`${percentage}`.padStart(2, '0')}`;
