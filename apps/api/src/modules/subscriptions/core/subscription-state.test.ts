import { SUBSCRIPTION_STATUSES } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { nextStatus } from './subscription-state.ts';

const ACTIONS = ['activate', 'fall_behind', 'catch_up', 'cancel', 'end'] as const;

describe('a subscription', () => {
  it('takes exactly these steps and refuses all others', () => {
    const allowed = SUBSCRIPTION_STATUSES.flatMap((status) =>
      ACTIONS.flatMap((action) => {
        try {
          return [`${status} ${action} ${nextStatus(status, action)}`];
        } catch (error) {
          expect(error).toMatchObject({ code: 'subscriptions.wrong_state' });
          return [];
        }
      }),
    );
    expect(allowed).toEqual([
      'pending activate active',
      'pending cancel cancelled',
      'active fall_behind past_due',
      'active cancel cancelled',
      'active end ended',
      'past_due catch_up active',
      'past_due cancel cancelled',
      'past_due end ended',
    ]);
  });
});
