import { expect, test } from 'vitest';
import { expiryOf } from '../lib/expiry.ts';

const now = new Date('2026-11-23T12:00:00Z');

test.each([
  ['2026-11', '11/26', false],
  ['2026-10', '10/26', true],
  ['2027-01', '01/27', false],
])('a card counts as good through the whole month on it: %s', (expiresOn, month, isOver) => {
  expect(expiryOf(expiresOn, now)).toEqual({ month, isOver });
});
