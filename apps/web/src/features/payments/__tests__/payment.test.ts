import { expect, test } from 'vitest';
import { refundableMinor, shownStatus } from '../lib/payment.ts';

const of = (amountMinor: string, refundedMinor: string, disputedMinor = '0') => ({
  status: 'succeeded' as const,
  amount: { amountMinor, currency: 'EUR' },
  refunded: { amountMinor: refundedMinor, currency: 'EUR' },
  disputed: { amountMinor: disputedMinor, currency: 'EUR' },
});

test('what was refunded cannot be refunded again', () => {
  expect(refundableMinor(of('1000', '400'))).toBe(600n);
});

test('what a bank took back cannot be refunded, and is what the payment says first', () => {
  expect(refundableMinor(of('1000', '400', '500'))).toBe(100n);
  expect(shownStatus(of('1000', '400', '500'))).toBe('disputed');
});

test('a payment says how much of it went back', () => {
  expect(shownStatus(of('1000', '0'))).toBe('succeeded');
  expect(shownStatus(of('1000', '400'))).toBe('partially_refunded');
  expect(shownStatus(of('1000', '1000'))).toBe('refunded');
});
