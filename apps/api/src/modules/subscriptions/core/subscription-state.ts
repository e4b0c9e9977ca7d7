import type { SubscriptionStatus } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';

type SubscriptionAction = 'activate' | 'fall_behind' | 'catch_up' | 'cancel' | 'end';

/** What may happen to a subscription in which state. `cancelled` was stopped before its time, `ended` ran to its end. */
const TRANSITIONS: Readonly<Record<SubscriptionStatus, Partial<Record<SubscriptionAction, SubscriptionStatus>>>> = {
  pending: { activate: 'active', cancel: 'cancelled' },
  active: { fall_behind: 'past_due', cancel: 'cancelled', end: 'ended' },
  past_due: { catch_up: 'active', cancel: 'cancelled', end: 'ended' },
  cancelled: {},
  ended: {},
};

/** The state that follows; throws `subscriptions.wrong_state` when the action is not allowed in this one. */
export function nextStatus(status: SubscriptionStatus, action: SubscriptionAction): SubscriptionStatus {
  const next = TRANSITIONS[status][action];
  if (next === undefined) throw new AppError('subscriptions.wrong_state', { values: { status } });
  return next;
}

/** True while periods are billed. */
export function isRunning(status: SubscriptionStatus): boolean {
  return status === 'active' || status === 'past_due';
}
