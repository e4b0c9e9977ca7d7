import type { Anchor, Period } from './periods.ts';

/** What happens when a trial ends and nothing can be charged. */
export type TrialEndPolicy = 'cancel' | 'pause' | 'invoice';

/** The local days that are free. Days are added by the calendar, so a change of the clocks does not move the end. */
export function trialPeriod(start: Temporal.PlainDate, days: number): Period {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`a trial has at least one day, not ${days}`);
  return { start, end: start.add({ days }) };
}

/** Periods are counted from the day of the first charge: the day after the trial. */
export function anchorAfterTrial(trial: Period): Anchor {
  return { on: trial.end };
}

/**
 * What to do on the day that a trial ends: with a payment method on file (or under the policy `invoice`) the subscription
 * becomes active and its first period is billed, else the policy decides.
 */
export function afterTrial(policy: TrialEndPolicy, hasPaymentMethod: boolean): 'activate' | 'cancel' | 'pause' {
  return hasPaymentMethod || policy === 'invoice' ? 'activate' : policy;
}
