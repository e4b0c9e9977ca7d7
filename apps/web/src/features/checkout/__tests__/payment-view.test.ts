import { describe, expect, it } from 'vitest';
import { type PaymentFacts, paymentView } from '../lib/payment-view.ts';

const facts: PaymentFacts = {
  status: 'needs_action',
  isPaid: false,
  hasPage: true,
  hasInstructions: false,
  isLeaving: false,
  cameBack: null,
  isFresh: false,
};

describe('what the payer is told', () => {
  it('leads to the payment page only right after Pay was pressed', () => {
    expect(paymentView({ ...facts, isLeaving: true })).toBe('leaving');
    expect(paymentView(facts)).toBe('unfinished');
  });

  it('gives the gateway a moment before it says that nothing was paid', () => {
    expect(paymentView({ ...facts, cameBack: 'returned', isFresh: true })).toBe('confirming');
    expect(paymentView({ ...facts, cameBack: 'returned', isFresh: false })).toBe('unfinished');
    expect(paymentView({ ...facts, cameBack: 'cancelled', isFresh: true })).toBe('unfinished');
  });

  it('believes the paid invoice over an older payment', () => {
    expect(paymentView({ ...facts, status: 'cancelled', isPaid: true })).toBe('paid');
  });

  it('shows instructions only where the gateway gave some', () => {
    expect(paymentView({ ...facts, status: 'pending', hasInstructions: true })).toBe('transfer');
    expect(paymentView({ ...facts, status: 'pending' })).toBe('processing');
    expect(paymentView({ ...facts, status: 'unknown' })).toBe('processing');
  });

  it('offers another way after a refusal', () => {
    for (const status of ['declined', 'failed', 'cancelled'] as const)
      expect(paymentView({ ...facts, status })).toBe('refused');
  });
});
