import { expect, test } from 'vitest';
import { fractionOf, percentOf } from './percent.ts';

test.each([
  ['19', '0.19'],
  ['7,5', '0.075'],
  ['7.5', '0.075'],
  ['0', '0'],
  ['100', '1'],
  ['25 %', '0.25'],
  ['0.0001', '0.000001'],
  ['10', '0.1'],
])('%s percent is the fraction %s, exactly', (percent, fraction) => {
  expect(fractionOf(percent)).toBe(fraction);
});

test.each(['', 'abc', '101', '-1', '1.23456', '1.2.3'])('"%s" is no percentage', (percent) => {
  expect(fractionOf(percent)).toBeNull();
});

test.each(['0.19', '0.075', '0', '1', '0.000001', '0.2', '0.1'])('the fraction %s survives the field', (fraction) => {
  expect(fractionOf(percentOf(fraction))).toBe(fraction);
});

test('a stored rate with trailing zeros is shown plainly', () => {
  expect(percentOf('0.190000000000')).toBe('19');
});
