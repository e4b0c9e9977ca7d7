import { expect, test } from 'vitest';
import { scaleOf } from '../chart/scale.ts';
import { stackOf } from '../chart/stack.ts';

test('the lines of a scale are round numbers with zero among them, and nothing lies outside', () => {
  expect(scaleOf([4321n]).ticks).toEqual(['6000', '4000', '2000', '0']);
  expect(scaleOf([7500n, -2500n]).ticks).toEqual(['10000', '5000', '0', '-5000']);
  expect(scaleOf([3n]).ticks).toEqual(['3', '2', '1', '0']);
  expect(scaleOf([-1n]).ticks).toEqual(['0', '-1']);
});

test('values lie in proportion between the top and the bottom line', () => {
  const { y } = scaleOf([10_000n, -5000n]);
  expect([y(10_000n), y(0n), y(-5000n), y(2500n)]).toEqual([0, 66.66, 100, 50]);
});

test('a year without anything draws nothing and divides by nothing', () => {
  expect(scaleOf([0n, 0n])).toMatchObject({ ticks: ['0'] });
  expect(scaleOf([]).y(0n)).toBe(100);
});

test('amounts beyond what a float can hold keep their proportion', () => {
  const { y, ticks } = scaleOf([90_071_992_547_409_930n]);
  expect(ticks[0]).toBe('100000000000000000');
  expect(y(50_000_000_000_000_000n)).toBe(50);
});

test('parts of a bar stack away from zero in both directions', () => {
  expect(stackOf([5n, -2n, 0n, 3n, -1n])).toEqual([
    { series: 0, from: 0n, to: 5n },
    { series: 1, from: 0n, to: -2n },
    { series: 3, from: 5n, to: 8n },
    { series: 4, from: -2n, to: -3n },
  ]);
});
