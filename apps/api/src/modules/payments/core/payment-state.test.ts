import { PAYMENT_STATUSES } from '@panel1/shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStatus, type PaymentAction } from './payment-state.ts';

const ACTIONS: PaymentAction[] = ['ask_payer', 'await_money', 'succeed', 'decline', 'fail', 'cancel', 'doubt'];

describe('the state of a payment', () => {
  it('becomes success from every other state, and leaves it never, in whatever order news arrive', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAYMENT_STATUSES), fc.array(fc.constantFrom(...ACTIONS)), (start, news) => {
        let status = start;
        let hasSucceeded = start === 'succeeded';
        for (const action of news) {
          status = nextStatus(status, action) ?? status;
          hasSucceeded ||= action === 'succeed';
          expect(status === 'succeeded').toBe(hasSucceeded);
        }
      }),
    );
  });

  it('is not opened again by an old "the payer must act" after it was declined or cancelled', () => {
    expect(nextStatus('declined', 'ask_payer')).toBeNull();
    expect(nextStatus('cancelled', 'ask_payer')).toBeNull();
    expect(nextStatus('cancelled', 'decline')).toBeNull();
  });
});
