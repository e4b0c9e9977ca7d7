import { expect, test } from 'vitest';
import { barScale } from '../lib/bars.ts';

test('the highest month fills the drawing, the others in proportion', () => {
  expect(barScale(['0', '5000', '10000']).bars).toEqual([
    { y: 100, height: 0 },
    { y: 50, height: 50 },
    { y: 0, height: 100 },
  ]);
});

test('a month in which more was voided than sold hangs below zero', () => {
  const { bars, zeroY } = barScale(['7500', '-2500']);
  expect(zeroY).toBe(75);
  expect(bars[1]).toEqual({ y: 75, height: 25 });
});

test('a year without any sale draws nothing and divides by nothing', () => {
  expect(barScale(['0', '0']).bars).toEqual([
    { y: 0, height: 0 },
    { y: 0, height: 0 },
  ]);
});

test('amounts beyond what a float can hold keep their proportion', () => {
  expect(barScale(['90071992547409930', '45035996273704965']).bars[1]?.height).toBe(50);
});
