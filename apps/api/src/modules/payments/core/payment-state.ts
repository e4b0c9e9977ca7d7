import type { PaymentStatus } from '@panel1/shared-types';

export type PaymentAction = 'ask_payer' | 'await_money' | 'succeed' | 'decline' | 'fail' | 'cancel' | 'doubt';

type Row = Partial<Record<PaymentAction, PaymentStatus>>;

const OPEN: Row = {
  ask_payer: 'needs_action',
  await_money: 'pending',
  succeed: 'succeeded',
  decline: 'declined',
  fail: 'failed',
  cancel: 'cancelled',
  doubt: 'unknown',
};

/**
 * What the gateway's word makes of a payment. Success is the end; everything else can still become success, since a payer
 * may try another card on the same page or finish one that we gave up: money that arrives is never refused.
 */
const TRANSITIONS: Readonly<Record<PaymentStatus, Row>> = {
  planned: OPEN,
  needs_action: OPEN,
  pending: OPEN,
  unknown: OPEN,
  declined: { await_money: 'pending', succeed: 'succeeded', cancel: 'cancelled', doubt: 'unknown' },
  failed: { await_money: 'pending', succeed: 'succeeded', doubt: 'unknown' },
  cancelled: { await_money: 'pending', succeed: 'succeeded', doubt: 'unknown' },
  succeeded: {},
};

/** The state that follows, or null when the news is too old or changes nothing. */
export function nextStatus(status: PaymentStatus, action: PaymentAction): PaymentStatus | null {
  const next = TRANSITIONS[status][action];
  return next === undefined || next === status ? null : next;
}
