import { expect, test } from 'vitest';
import { fillOf, usageOf } from '../lib/usage.ts';

test('an account without a limit shows no bar that could look full', () => {
  expect(fillOf(5_000_000, null)).toBeNull();
  expect(fillOf(0, 0)).toBeNull();
});

test.each([
  [50, 100, 0.5, 'default'],
  [90, 100, 0.9, 'warning'],
  [100, 100, 1, 'danger'],
  [250, 100, 1, 'danger'],
] as const)('%i of %i is %d full', (used, limit, share, tone) => {
  expect(fillOf(used, limit)).toEqual({ share, tone });
});

test('half an answer of a panel counts as no answer', () => {
  expect(usageOf(null)).toBeNull();
  expect(usageOf({ diskUsedBytes: 1 })).toBeNull();
});
