import { nextSubscriptionState, type SubscriptionAction } from '../subscription/state.ts';
import { periodAt } from '../time/periods.ts';
import { startFacts } from './start.ts';
import type { Subscription } from './state.ts';
import { pointNow, setSubscription, type Work } from './work.ts';

/** Moves a subscription to the state that follows and writes it down: who, why, from, to. */
export function change(
  work: Work,
  subscription: Subscription,
  of: { action: SubscriptionAction; why: string },
): Subscription {
  const status = nextSubscriptionState(subscription.status, of.action);
  const id = work.newId();
  work.account.log.set(id, {
    id,
    subscriptionId: subscription.id,
    from: subscription.status,
    to: status,
    on: work.today,
    by: work.by,
    why: of.why,
  });
  return setSubscription(work, subscription.id, { status });
}

/** Begins what was ordered: from now on it runs and its time is counted. */
export function activate(work: Work, subscription: Subscription, why: string): Subscription {
  const active = change(work, subscription, { action: 'activate', why });
  const hasBegun = subscription.startedOn !== null;
  const begun = hasBegun
    ? {}
    : { startedOn: work.today, facts: startFacts(subscription, pointNow(work, subscription)) };
  const { contract, contractUntil } = subscription;
  const binds = contract === null ? null : periodAt({ anchor: { on: work.today }, interval: contract }, 0).end;
  return setSubscription(work, active.id, { service: 'running', ...begun, contractUntil: contractUntil ?? binds });
}
