import { METHOD_SETUP_STATUSES } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { nextSetupStatus, type SetupAction } from './setup-state.ts';

const ACTIONS: SetupAction[] = ['ask_payer', 'succeed', 'fail', 'cancel'];

describe('a set-up of a payment method', () => {
  it('that succeeded stays so, whatever comes later', () => {
    for (const action of ACTIONS) expect(nextSetupStatus('succeeded', action)).toBeNull();
  });

  it('succeeds from every other state: a method that was left at the gateway is there', () => {
    for (const status of METHOD_SETUP_STATUSES.filter((one) => one !== 'succeeded'))
      expect(nextSetupStatus(status, 'succeed')).toBe('succeeded');
  });

  it('that was given up is not opened again by late news of its page', () => {
    for (const status of ['cancelled', 'failed'] as const) expect(nextSetupStatus(status, 'ask_payer')).toBeNull();
  });
});
