import type { SubscriptionStatus } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';

export const SUBSCRIPTION_ACTIONS = [
  'start_trial',
  'activate',
  'fall_behind',
  'catch_up',
  'pause',
  'resume',
  'cancel',
  'end',
] as const;
export type SubscriptionAction = (typeof SUBSCRIPTION_ACTIONS)[number];

/**
 * What may happen in which state; `cancelled` was stopped before its time, `ended` ran to its end. Whoever owes cannot pause: the debt would stand
 * still with the service.
 */
const TRANSITIONS: Readonly<Record<SubscriptionStatus, Partial<Record<SubscriptionAction, SubscriptionStatus>>>> = {
  pending: { start_trial: 'trialing', activate: 'active', cancel: 'cancelled' },
  trialing: { activate: 'active', pause: 'paused', cancel: 'cancelled', end: 'ended' },
  active: { fall_behind: 'past_due', pause: 'paused', cancel: 'cancelled', end: 'ended' },
  past_due: { catch_up: 'active', cancel: 'cancelled', end: 'ended' },
  paused: { resume: 'active', cancel: 'cancelled', end: 'ended' },
  cancelled: {},
  ended: {},
};

/** The state that follows; throws `subscriptions.wrong_state` when the table does not allow the action. */
export function nextSubscriptionState(state: SubscriptionStatus, action: SubscriptionAction): SubscriptionStatus {
  const next = TRANSITIONS[state][action];
  if (next === undefined) throw new AppError('subscriptions.wrong_state', { values: { status: state } });
  return next;
}

/** True in the states in which time is billed. */
export function isBilled(state: SubscriptionStatus): boolean {
  return state === 'active' || state === 'past_due';
}
