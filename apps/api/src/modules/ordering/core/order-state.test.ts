import { ORDER_STATUSES } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { ORDER_TRANSITIONS, transition } from './order-state.ts';

describe('the states of an order', () => {
  it('an accepted or ended order does not move any more', () => {
    for (const from of ['accepted', 'cancelled', 'expired', 'fraud'] as const)
      for (const to of ORDER_STATUSES) expect(() => transition(from, to)).toThrow('ordering.wrong_state');
  });

  it('an order waits for payment or for a person, and may go from one to the other', () => {
    expect(transition('pending', 'in_review')).toBe('in_review');
    expect(transition('in_review', 'pending')).toBe('pending');
    expect(ORDER_TRANSITIONS.pending).not.toContain('pending');
  });
});
