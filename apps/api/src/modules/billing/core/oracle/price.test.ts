import { expect } from 'vitest';
import { divideFractions, fraction } from '#lib/money/fraction.ts';
import { exact, exactText } from '../price/exact.ts';
import { usageDifference } from '../price/late-usage.ts';
import type { GraduatedPrice, Price, TieredPackagePrice, VolumePrice } from '../price/price-model.ts';
import { priceOf } from '../price/price-of.ts';
import { priceFalls } from '../price/price-warnings.ts';
import { quantity, type UsageEntry } from '../price/usage.ts';
import { at, listAt, minorAt, oracle, textAt, wholeAt } from './oracle.ts';

/** What so many units cost, in minor units; the cases count in units of money without cents. */
const costs = (price: Price, units: unknown) => priceOf(price, quantity(`${units}`)).exact;
const minor = (price: Price, units: string) => priceOf(price, quantity(units)).amountMinor;
const texts = (expected: unknown) => listAt(expected).map((one) => exactText(exact(`${one}`)));

const graduated001: GraduatedPrice = {
  model: 'graduated',
  tiers: [
    { upTo: '10', unitPriceMinor: '10', flatMinor: '2' },
    { upTo: '20', unitPriceMinor: '5', flatMinor: '3' },
    { upTo: null, unitPriceMinor: '5', flatMinor: '3' },
  ],
};

// Our default charges nothing for nothing; the source's figure at 0 units is an option. docs/billing/conventions.md
oracle('usage-001', ({ inputs, expected }) => {
  const units = listAt(inputs, 'units');
  expect(units.map((one) => exactText(costs({ ...graduated001, flatAtZero: true }, one)))).toEqual(texts(expected));
  expect(units[0]).toBe(0);
  expect(units.map((one) => exactText(costs(graduated001, one)))).toEqual(['0', ...texts(expected).slice(1)]);
});

oracle('usage-022', ({ expected }) => {
  const tiers = [
    { upTo: '1000', unitPriceMinor: '1' },
    { upTo: '10000', unitPriceMinor: '0.8' },
    { upTo: null, unitPriceMinor: '0.5' },
  ];
  expect(minor({ model: 'graduated', tiers }, '15000')).toBe(minorAt(expected, 2));
});

oracle('usage-002', ({ inputs, expected }) => {
  const price: VolumePrice = {
    model: 'volume',
    flatAtZero: true,
    tiers: [
      { upTo: '100', unitPriceMinor: '2', flatMinor: '10' },
      { upTo: '200', unitPriceMinor: '1' },
      { upTo: null, unitPriceMinor: '0.5', flatMinor: '50' },
    ],
  };
  expect(listAt(inputs, 'units').map((one) => exactText(costs(price, one)))).toEqual(texts(expected));
  expect(minor({ ...price, flatAtZero: false }, '0')).toBe(0n);
  // The source's note names the first bound; at 200 units half price for all of them wins over the flat amount as well.
  expect(priceFalls(price)).toEqual([
    { at: '100', atMinor: 210n, aboveMinor: 100n },
    { at: '200', atMinor: 200n, aboveMinor: 150n },
  ]);
});

oracle('usage-004', ({ expected }) => {
  const priced = ['0', '10', '200'].map((freeUnits) =>
    minor({ model: 'package', size: '10', blockPriceMinor: '100', freeUnits }, '121'),
  );
  expect(priced).toEqual(listAt(expected).map((_, one) => BigInt(wholeAt(expected, one))));
});

oracle('usage-005', ({ inputs, expected }) => {
  // The case gives the running totals of the events before the last one, which ends at 800.
  const totals = [0, ...listAt(inputs, 'running').map((_, one) => wholeAt(inputs, 'running', one)), 800];
  const entries: UsageEntry[] = totals.slice(1).map((total, one) => ({
    eventId: `event ${one}`,
    units: fraction(BigInt(total - (totals[one] ?? 0))),
    share: fraction(1n),
  }));
  const price: Price = {
    model: 'percentage',
    rate: '0.013',
    unitValueMinor: '100',
    fixedMinor: '200',
    freeUnits: '250',
  };
  const priced = priceOf(price, { ...quantity('800'), entries });
  const amount = (rule: string) => priced.steps.find((step) => step.rule === rule)?.amount;
  expect(amount('percentage')).toEqual(fraction(minorAt(expected, 2, 'variable')));
  expect(amount('fixed_per_event')).toEqual(fraction(minorAt(expected, 2, 'fixed')));
  expect(priced.amountMinor).toBe(minorAt(expected, 2, 'total'));
});

oracle('usage-007', ({ inputs, expected }) => {
  const price: Price = {
    model: 'graduated_percentage',
    unitValueMinor: '1',
    flatAtZero: true,
    tiers: [
      { upTo: '10', rate: '0.01', flatMinor: '200' },
      { upTo: '20', rate: '0.02', flatMinor: '300' },
      { upTo: null, rate: '0.03', flatMinor: '400' },
    ],
  };
  const units = listAt(inputs, 'units');
  expect(units.map((one) => exactText(costs(price, one)))).toEqual(texts(expected));
  expect(exactText(costs({ ...price, flatAtZero: false }, 0))).toBe('0');
});

oracle('usage-008', ({ expected }) => {
  const price: GraduatedPrice = {
    model: 'graduated',
    prorate: true,
    tiers: [
      { upTo: '5', unitPriceMinor: '1000', flatMinor: '10000' },
      { upTo: null, unitPriceMinor: '500', flatMinor: '5000' },
    ],
  };
  // Days of 30 that each event counts for: 3.5 of 5, 2.66667 of 5, 2 of 10 and -2.2 of -6.
  const entries = [
    [5n, 21n],
    [5n, 16n],
    [10n, 6n],
    [-6n, 11n],
  ].map(([units = 0n, days]) => ({ eventId: `${days}`, units: fraction(units), share: fraction(days ?? 0n, 30n) }));
  const priced = priceOf(price, { ...quantity('14'), entries });
  expect(priced.amountMinor).toBe(minorAt(expected, 2));
});

const consumed = (charge: TieredPackagePrice['charge'], last: string): TieredPackagePrice => ({
  model: 'tiered_package',
  charge,
  tiers: [
    { upTo: '1000', size: '100', blockPriceMinor: '1' },
    { upTo: '101000', size: '1000', blockPriceMinor: '1' },
    { upTo: null, size: '1000', blockPriceMinor: last },
  ],
});

oracle('usage-016', ({ expected }) => {
  const { steps } = priceOf(consumed('each_tier', '1'), quantity('5325'));
  expect(steps.map(({ amount }) => exactText(amount))).toEqual(texts(expected));
});

oracle('usage-017', ({ inputs, expected }) => {
  const price = consumed('reached_tier', '0.5');
  expect(listAt(inputs, 'units').map((one) => exactText(costs(price, one)))).toEqual(texts(expected));
});

oracle('usage-019', ({ inputs, expected }) => {
  const price: Price = {
    model: 'package',
    size: `${wholeAt(inputs, 'block')}`,
    blockPriceMinor: `${wholeAt(inputs, 'price')}`,
  };
  const late = (units: string, billed: string, amountMinor: bigint) =>
    usageDifference(priceOf(price, quantity(units)), { units: exact(billed), amountMinor })?.amountMinor;
  expect(late('401', '100', 1n)).toBe(BigInt(wholeAt(expected, 0)));
  expect(late('199', '100', 1n)).toBe(BigInt(wholeAt(expected, 1)));
});

oracle('round-001', ({ expected }) => {
  const usage = quantity('10.625');
  const inDollars = priceOf({ model: 'per_unit', unitPriceMinor: '445.56' }, usage);
  expect(exactText(divideFractions(inDollars.exact, fraction(100n)))).toBe(textAt(expected, 'exact'));
  expect(inDollars.amountMinor).toBe(minorAt(expected, 2, 'USD'));
  const inYen = priceOf({ model: 'per_unit', unitPriceMinor: '4.4556' }, usage);
  expect(inYen.amountMinor).toBe(minorAt(expected, 0, 'JPY'));
  expect(at(expected, 'exact')).toBe(exactText(inYen.exact));
});
