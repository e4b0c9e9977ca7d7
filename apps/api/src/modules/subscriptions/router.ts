import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { cancelSubscription } from './commands/cancel-subscription.ts';
import { withdrawCancellation } from './commands/withdraw-cancellation.ts';
import { getSubscription } from './queries/get-subscription.ts';
import { listSubscriptions } from './queries/list-subscriptions.ts';

export const subscriptionsRouter = router({
  list: queryOf(listSubscriptions),
  get: queryOf(getSubscription),
  cancel: mutationOf(cancelSubscription),
  withdrawCancellation: mutationOf(withdrawCancellation),
});
