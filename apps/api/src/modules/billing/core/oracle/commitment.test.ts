import { expect } from 'vitest';
import { fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { type CountedFee, trueUp } from '../price/commitment.ts';
import { oracle, wholeAt } from './oracle.ts';

const month = (start: string) => {
  const from = Temporal.PlainDate.from(start);
  return { start: from, end: from.add({ months: 1 }) };
};
const january = month('2026-01-01');
const fee = (amountMinor: bigint, period = january): CountedFee => ({ id: `${amountMinor}`, amountMinor, period });
const WHOLE_MONTH = fraction(1n);
const minor = (value: unknown, ...path: string[]) => BigInt(wholeAt(value, ...path));

oracle('commit-001', ({ expected }) => {
  const missing = (...more: CountedFee[]) =>
    trueUp({
      commitmentMinor: 10_000n,
      period: january,
      share: WHOLE_MONTH,
      fees: [fee(200n), fee(300n), fee(150n), ...more],
    }).amountMinor;
  expect(missing()).toBe(minor(expected, 'none'));
  expect(missing(fee(500n))).toBe(minor(expected, 'same'));
  expect(missing(fee(500n, month('2026-02-01')))).toBe(minor(expected, 'otherPeriod'));
});

oracle('commit-002', ({ inputs, expected }) => {
  const missing = (...fees: CountedFee[]) =>
    trueUp({ commitmentMinor: minor(inputs, 'commitment'), period: january, share: WHOLE_MONTH, fees }).amountMinor;
  expect(missing(fee(200n), fee(300n), fee(150n))).toBe(minor(expected, 'fees650'));
  expect(missing(fee(minor(inputs, 'commitment')))).toBe(0n);
  expect(missing()).toBe(minor(expected, 'fees0'));
});

oracle('commit-004', ({ expected }) => {
  const february = month('2026-02-01');
  const period = { start: february.start.add({ days: 3 }), end: february.end };
  const found = trueUp({ commitmentMinor: 1000n, period, share: fraction(25n, 28n), fees: [fee(800n, period)] });
  expect(found.amountMinor).toBe(minor(expected, 'trueUp'));
  const fees = found.countedMinor + found.amountMinor;
  const tax = roundFraction(multiplyFractions(fraction(fees), fraction(20n, 100n)));
  expect([fees, tax, fees + tax]).toEqual([minor(expected, 'fees'), minor(expected, 'tax'), minor(expected, 'total')]);
});
