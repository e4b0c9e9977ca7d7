import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFractions, compareFractions, fraction, NOTHING, WHOLE } from '#lib/money/fraction.ts';
import { exact, exactText } from './exact.ts';
import { NOTHING_BILLED, usageDifference } from './late-usage.ts';
import { priceProblems } from './price-check.ts';
import type { GraduatedPrice, Price } from './price-model.ts';
import { priceOf } from './price-of.ts';
import { priceFalls } from './price-warnings.ts';
import { quantity, type UsageEntry } from './usage.ts';

const money = fc.bigInt({ min: 0n, max: 10n ** 7n }).map((value) => exactText(fraction(value, 1000n)));
const units = fc.bigInt({ min: 0n, max: 10n ** 7n }).map((value) => fraction(value, 100n));
const bounds = fc
  .uniqueArray(fc.integer({ min: 1, max: 50_000 }), { maxLength: 4 })
  .map((found) => [...found.toSorted((a, b) => a - b).map((bound) => `${bound}`), null]);
const graduated = fc.tuple(bounds, fc.array(money, { minLength: 5, maxLength: 5 })).map(
  ([found, prices]): GraduatedPrice => ({
    model: 'graduated',
    tiers: found.map((upTo, at) => ({ upTo, unitPriceMinor: prices[at] ?? '0' })),
  }),
);
const anyPrice: fc.Arbitrary<Price> = fc.oneof(
  graduated,
  fc.tuple(graduated, money).map(
    ([{ tiers }, flatMinor]): Price => ({
      model: 'volume',
      tiers: tiers.map((tier) => ({ ...tier, flatMinor })),
    }),
  ),
  fc.tuple(graduated, fc.constantFrom<'each_tier' | 'reached_tier'>('each_tier', 'reached_tier')).map(
    ([{ tiers }, charge]): Price => ({
      model: 'tiered_package',
      charge,
      tiers: tiers.map(({ upTo, unitPriceMinor }) => ({ upTo, size: '10', blockPriceMinor: unitPriceMinor })),
    }),
  ),
  fc.tuple(money, money).map(([unitPriceMinor]): Price => ({ model: 'per_unit', unitPriceMinor })),
  fc.tuple(money, money, money).map(([fixedMinor, one, other]): Price => {
    const [minimumMinor = one, maximumMinor = other] = [one, other].toSorted((a, b) =>
      compareFractions(exact(a), exact(b)),
    );
    return { model: 'percentage', rate: '0.029', unitValueMinor: '100', fixedMinor, minimumMinor, maximumMinor };
  }),
);
const exactly = (price: Price, of: ReturnType<typeof exact>) => priceOf(price, quantity(of)).exact;

describe('a graduated price', () => {
  it('never falls when units are added', () => {
    fc.assert(
      fc.property(graduated, units, units, (price, some, more) => {
        expect(compareFractions(exactly(price, addFractions(some, more)), exactly(price, some))).toBeGreaterThanOrEqual(
          0,
        );
      }),
    );
  });

  it('does not jump at a bound without flat amounts', () => {
    const tiny = fraction(1n, 10n ** 9n);
    fc.assert(
      fc.property(graduated, (price) => {
        for (const { upTo } of price.tiers.slice(0, -1)) {
          const at = exactly(price, exact(upTo ?? '0'));
          const above = exactly(price, addFractions(exact(upTo ?? '0'), tiny));
          // The dearest unit costs at most 10^4 minor units.
          expect(compareFractions(above, addFractions(at, fraction(1n, 10n ** 5n)))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('costs prorated the average over time of what each level costs', () => {
    const price: GraduatedPrice = {
      model: 'graduated',
      prorate: true,
      tiers: [
        { upTo: '5', unitPriceMinor: '10', flatMinor: '7' },
        { upTo: null, unitPriceMinor: '4' },
      ],
    };
    const entry = (count: bigint, days: bigint): UsageEntry => ({
      eventId: null,
      units: fraction(count),
      share: fraction(days, 30n),
    });
    // 8 units for 20 days (62 each day's worth), then 3 for 10 days (30).
    const usage = { ...quantity('3'), entries: [entry(8n, 30n), entry(-5n, 10n)] };
    const expected = fraction(62n * 20n + 30n * 10n, 30n);
    expect(priceOf(price, usage).exact).toEqual(addFractions(expected, fraction(7n)));
    const gone = { ...quantity('0'), entries: [entry(8n, 30n), entry(-50n, 30n), entry(2n, 15n)] };
    expect(priceOf(price, gone).exact).toEqual(addFractions(NOTHING, fraction(7n)));
  });
});

describe('a tiered price', () => {
  const tiers = [
    { upTo: '3', unitPriceMinor: '70', flatMinor: '100' },
    { upTo: '8', unitPriceMinor: '50' },
    { upTo: null, unitPriceMinor: '20', flatMinor: '30' },
  ];
  const tierOf = (unit: number) => tiers.findIndex(({ upTo }) => upTo === null || unit <= BigInt(upTo));

  it('costs what counting unit by unit gives', () => {
    for (let count = 0; count <= 15; count += 1) {
      const counted = Array.from({ length: count }, (_, unit) => tierOf(unit + 1));
      const perUnit = counted.map((tier) => BigInt(tiers[tier]?.unitPriceMinor ?? '0'));
      const flats = [...new Set(counted)].map((tier) => BigInt(tiers[tier]?.flatMinor ?? '0'));
      const each = [...perUnit, ...flats].reduce((a, b) => a + b, 0n);
      expect(priceOf({ model: 'graduated', tiers }, quantity(`${count}`)).amountMinor).toBe(each);
      const top = tiers[tierOf(count)];
      const all = count === 0 ? 0n : BigInt(count) * BigInt(top?.unitPriceMinor ?? '0') + BigInt(top?.flatMinor ?? '0');
      expect(priceOf({ model: 'volume', tiers }, quantity(`${count}`)).amountMinor).toBe(all);
    }
  });

  it('by volume takes, prorated, the tier that its highest level reached', () => {
    const entry = (count: bigint, days: bigint) => ({
      eventId: null,
      units: fraction(count),
      share: fraction(days, 30n),
    });
    const usage = { ...quantity('0'), entries: [entry(6n, 30n), entry(-6n, 10n)] };
    // Six units for 20 of 30 days at the second tier's price.
    expect(priceOf({ model: 'volume', prorate: true, tiers }, usage).amountMinor).toBe(200n);
    expect(priceOf({ model: 'volume', tiers }, usage).amountMinor).toBe(0n);
  });

  it('counts the blocks of each tier apart, or all of them by the last one', () => {
    const blocks = [
      { upTo: '10', size: '4', blockPriceMinor: '100' },
      { upTo: null, size: '10', blockPriceMinor: '150' },
    ];
    const cost = (charge: 'each_tier' | 'reached_tier', units: string) =>
      priceOf({ model: 'tiered_package', charge, tiers: blocks, freeUnits: '2' }, quantity(units)).amountMinor;
    expect(['2', '3', '12', '12.5', '25'].map((units) => cost('each_tier', units))).toEqual([
      0n,
      100n,
      300n,
      450n,
      600n,
    ]);
    expect(['2', '3', '12', '12.5', '25'].map((units) => cost('reached_tier', units))).toEqual([
      0n,
      100n,
      300n,
      300n,
      450n,
    ]);
  });
});

describe('any price', () => {
  it('is the sum of its steps, and not negative', () => {
    fc.assert(
      fc.property(anyPrice, fc.array(fc.integer({ min: -500, max: 9_000 }), { maxLength: 6 }), (price, values) => {
        const entries = values.map((value, at) => ({ eventId: `${at}`, units: fraction(BigInt(value)), share: WHOLE }));
        const sum = entries.map((entry) => entry.units).reduce(addFractions, NOTHING);
        const priced = priceOf(price, { units: sum, entries, share: WHOLE });
        expect(priced.steps.map(({ amount }) => amount).reduce(addFractions, NOTHING)).toEqual(priced.exact);
        expect(priced.amountMinor).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('is billed once: after the difference was billed there is none', () => {
    fc.assert(
      fc.property(anyPrice, units, units, (price, first, late) => {
        const before = priceOf(price, quantity(first));
        const now = priceOf(price, quantity(addFractions(first, late)));
        const billed = usageDifference(before, NOTHING_BILLED) ?? NOTHING_BILLED;
        const more = usageDifference(now, billed) ?? NOTHING_BILLED;
        expect(billed.amountMinor + more.amountMinor).toBe(now.amountMinor);
        expect(usageDifference(now, { units: now.units, amountMinor: now.amountMinor })).toBeNull();
      }),
    );
  });

  it('that cannot be is refused with what is wrong', () => {
    const tiers = [{ upTo: '10', unitPriceMinor: '1' }];
    expect(priceProblems({ model: 'graduated', tiers })).toEqual(['last_tier_bounded']);
    expect(priceProblems({ model: 'volume', tiers: [] })).toEqual(['no_tiers']);
    const rising = ['5', '5', null].map((upTo) => ({ upTo, unitPriceMinor: '1' }));
    expect(priceProblems({ model: 'graduated', tiers: rising })).toEqual(['bounds_not_rising']);
    expect(priceProblems({ model: 'per_unit', unitPriceMinor: '1e3' })).toEqual(['not_a_decimal']);
    expect(priceProblems({ model: 'flat', amountMinor: '-0.5' })).toEqual(['negative']);
    expect(priceProblems({ model: 'package', size: '0', blockPriceMinor: '1' })).toEqual(['size_not_positive']);
    const share = { model: 'percentage', rate: '0.1', unitValueMinor: '1' } as const;
    expect(priceProblems({ ...share, minimumMinor: '2', maximumMinor: '1' })).toEqual(['minimum_above_maximum']);
    expect(priceProblems({ ...share, freeEvents: 1.5 })).toEqual(['free_events_not_whole']);
    expect(() => priceOf({ model: 'graduated', tiers }, quantity('1'))).toThrow(RangeError);
  });
});

describe('a flat or per unit price', () => {
  it('is prorated only where the price says so', () => {
    const usage = quantity('3', fraction(10n, 31n));
    expect(priceOf({ model: 'flat', amountMinor: '1000', prorate: true }, usage).amountMinor).toBe(323n);
    expect(priceOf({ model: 'flat', amountMinor: '1000' }, usage).amountMinor).toBe(1000n);
    expect(priceOf({ model: 'per_unit', unitPriceMinor: '1000', prorate: true }, usage).amountMinor).toBe(968n);
    expect(priceOf({ model: 'per_unit', unitPriceMinor: '1000' }, usage).amountMinor).toBe(3000n);
  });
});

it('taking away more than is there leaves nothing, and what comes afterwards counts from there as a level', () => {
  const entry = (count: bigint, quarters: bigint) => ({
    eventId: null,
    units: fraction(count),
    share: fraction(quarters, 4n),
  });
  const usage = { ...quantity('1'), entries: [entry(2n, 4n), entry(-5n, 2n), entry(4n, 1n)] };
  // Two for half the period, none for a quarter, one for the last.
  expect(priceOf({ model: 'per_unit', unitPriceMinor: '400', prorate: true }, usage).amountMinor).toBe(500n);
});

describe('a percentage price', () => {
  const price = { model: 'percentage', rate: '0.02', unitValueMinor: '100', fixedMinor: '30' } as const;
  const events = (...values: bigint[]) => ({
    ...quantity(fraction(values.reduce((a, b) => a + b, 0n))),
    entries: values.map((value, at) => ({ eventId: `${at}`, units: fraction(value), share: WHOLE })),
  });

  it('bounds what each transaction costs, fixed amount included', () => {
    const bound = { ...price, minimumMinor: '50', maximumMinor: '500' };
    // 2 % of 5.00 and 0.30 is 0.40, of 100.00 2.30, of 1000.00 20.30.
    expect(priceOf(bound, events(5n, 100n, 1000n)).amountMinor).toBe(50n + 230n + 500n);
  });

  it('lets the free limit that is reached first end what is free', () => {
    const cost = (free: { freeUnits?: string; freeEvents?: number }) =>
      priceOf({ ...price, ...free }, events(10n, 10n, 10n)).amountMinor;
    expect(cost({})).toBe(3n * 50n);
    expect(cost({ freeEvents: 1 })).toBe(2n * 50n);
    expect(cost({ freeUnits: '20' })).toBe(50n);
    expect(cost({ freeUnits: '20', freeEvents: 1 })).toBe(2n * 50n);
    expect(cost({ freeUnits: '15', freeEvents: 3 })).toBe(30n + 10n + 50n);
  });

  it('asks neither a minimum nor a fixed amount for what is free, and both again when nothing is left free', () => {
    const bound = { ...price, minimumMinor: '50' };
    expect(priceOf({ ...bound, freeEvents: 1 }, events(1n, 1n)).amountMinor).toBe(50n);
    expect(priceOf({ ...price, freeUnits: '10' }, events(10n, 0n)).amountMinor).toBe(30n);
    expect(priceOf({ ...price, freeUnits: '20' }, events(10n, -5n)).amountMinor).toBe(30n - 10n);
  });

  it('gives a refund its share back, but not its fixed amount, and never falls below nothing', () => {
    expect(priceOf(price, events(100n, -50n)).amountMinor).toBe(200n + 30n - 100n + 30n);
    expect(priceOf(price, events(-500n)).amountMinor).toBe(0n);
  });
});

it('a price that falls at a bound is named with both amounts', () => {
  const tiers = [
    { upTo: '10', size: '10', blockPriceMinor: '300' },
    { upTo: null, size: '20', blockPriceMinor: '250' },
  ];
  expect(priceFalls({ model: 'tiered_package', charge: 'reached_tier', tiers })).toEqual([
    { at: '10', atMinor: 300n, aboveMinor: 250n },
  ]);
  expect(priceFalls({ model: 'tiered_package', charge: 'each_tier', tiers })).toEqual([]);
  const level = [
    { upTo: '10', unitPriceMinor: '5', flatMinor: '50' },
    { upTo: null, unitPriceMinor: '10' },
  ];
  expect(priceFalls({ model: 'volume', tiers: level })).toEqual([]);
});
