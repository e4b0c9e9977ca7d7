import { expect, it } from 'vitest';
import { stopPaying, wantsToPay, wantToPay } from '../lib/placed-order.ts';

it('leads to the page of the payment that was just started, not to that of an earlier try', () => {
  wantToPay('order', 'second');
  expect(wantsToPay('order', 'first')).toBe(false);
  expect(wantsToPay('order', 'second')).toBe(true);
  stopPaying('order');
  expect(wantsToPay('order', 'second')).toBe(false);
});

it('leads to the first payment of a new order, whichever it is', () => {
  wantToPay('new', null);
  expect(wantsToPay('new', 'first')).toBe(true);
  expect(wantsToPay('another', 'first')).toBe(false);
});
