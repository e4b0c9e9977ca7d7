import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { cancelSubscription } from './commands/cancel-subscription.ts';
import { changePlan } from './commands/change-plan.ts';
import { withdrawCancellation } from './commands/withdraw-cancellation.ts';
import { withdrawChange } from './commands/withdraw-change.ts';
import { changeOptions } from './queries/change-options.ts';
import { explainSubscription } from './queries/explain-subscription.ts';
import { getSubscription } from './queries/get-subscription.ts';
import { listSubscriptions } from './queries/list-subscriptions.ts';
import { previewChange } from './queries/preview-change.ts';

export const subscriptionsRouter = router({
  list: queryOf(listSubscriptions),
  get: queryOf(getSubscription),
  explain: queryOf(explainSubscription),
  changeOptions: queryOf(changeOptions),
  previewChange: queryOf(previewChange),
  changePlan: mutationOf(changePlan),
  withdrawChange: mutationOf(withdrawChange),
  cancel: mutationOf(cancelSubscription),
  withdrawCancellation: mutationOf(withdrawCancellation),
});
