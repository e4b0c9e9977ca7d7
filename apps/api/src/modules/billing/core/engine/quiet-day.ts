import { expiredFunds } from '../collect/wallet.ts';
import { isBilled } from '../subscription/state.ts';
import { hasDunningDue } from './collect.ts';
import { mayBeDue, mayHaveUsage } from './run-day.ts';
import type { Subscription } from './state.ts';
import { isBefore, pointNow, type Work } from './work.ts';

/**
 * True when the daily run would change nothing today: nothing begins, ends, expires, is billed, overdue or to be booked.
 * It only looks, so that idle accounts cost neither a copy nor a write.
 */
export function isQuietDay(work: Work): boolean {
  const { account, today } = work;
  const { bookedTo, funds, subscriptions, documents } = account;
  if (bookedTo === null || isBefore(bookedTo, today.with({ day: 1 }))) return false;
  if (funds.size > 0 && expiredFunds([...funds.values()], today).length > 0) return false;
  for (const subscription of subscriptions.values()) if (isStirring(work, subscription)) return false;
  for (const document of documents.values()) if (hasDunningDue(work, document)) return false;
  return true;
}

function isStirring(work: Work, subscription: Subscription): boolean {
  const { status, trial, resumeOn, facts, startedOn } = subscription;
  const hasCome = (day: Temporal.PlainDate | null | undefined) => day != null && !isBefore(work.today, day);
  if (status === 'trialing' && hasCome(trial?.end)) return true;
  if (status === 'paused' && hasCome(resumeOn)) return true;
  const isFinal = status === 'cancelled' || status === 'ended';
  if (!isFinal && facts.end !== null && facts.timeline.compare(facts.end.on, pointNow(work, subscription)) <= 0)
    return true;
  if (isBilled(status) && mayBeDue(work, subscription)) return true;
  return startedOn !== null && mayHaveUsage(work, subscription);
}
