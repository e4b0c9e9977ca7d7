export { listSubscriptions } from './queries/list-subscriptions.ts';

import './events.ts';

export { cancelSubscription } from './commands/cancel-subscription.ts';
export { createSubscription } from './commands/create-subscription.ts';
export { endSubscription } from './commands/end-subscription.ts';
export { subscriptionJobs } from './jobs.ts';
export { stopFacts } from './queries/stop-view.ts';
export { isDateTrusted } from './run/safety-stop.ts';
export { cancellationFacts, isOver, type SubscriptionFacts, subscriptionFacts } from './store/facts.ts';
export { firstPeriods } from './store/first-period.ts';
export { nextRenewalOf } from './store/next-renewal.ts';
export { subscriptionsConsumer } from './subscribers.ts';
