import type { MethodSetupStatus } from '@panel1/shared-types';

export type SetupAction = 'ask_payer' | 'succeed' | 'fail' | 'cancel';

type Row = Partial<Record<SetupAction, MethodSetupStatus>>;

const OPEN: Row = { ask_payer: 'needs_action', succeed: 'succeeded', fail: 'failed', cancel: 'cancelled' };

/**
 * What the gateway's word makes of a set-up. Success is the end; what was given up can still become success, since its
 * page stays open at the gateway and a method that was left there is there.
 */
const TRANSITIONS: Readonly<Record<MethodSetupStatus, Row>> = {
  planned: OPEN,
  needs_action: OPEN,
  failed: { succeed: 'succeeded' },
  cancelled: { succeed: 'succeeded' },
  succeeded: {},
};

/** The state that follows, or null when the news is too old or changes nothing. */
export function nextSetupStatus(status: MethodSetupStatus, action: SetupAction): MethodSetupStatus | null {
  const next = TRANSITIONS[status][action];
  return next === undefined || next === status ? null : next;
}
