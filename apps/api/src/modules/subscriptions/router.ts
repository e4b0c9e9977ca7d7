import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { answerCancellation } from './commands/answer-cancellation.ts';
import { cancelSubscription } from './commands/cancel-subscription.ts';
import { changePlan } from './commands/change-plan.ts';
import { confirmStop } from './commands/confirm-stop.ts';
import { pauseSubscription } from './commands/pause-subscription.ts';
import { refuseStop } from './commands/refuse-stop.ts';
import { renewAhead } from './commands/renew-ahead.ts';
import { resumeSubscription } from './commands/resume-subscription.ts';
import { withdrawCancellation } from './commands/withdraw-cancellation.ts';
import { withdrawChange } from './commands/withdraw-change.ts';
import { withdrawPause } from './commands/withdraw-pause.ts';
import { cancelOptions } from './queries/cancel-options.ts';
import { cancellationReasons } from './queries/cancellation-reasons.ts';
import { changeOptions } from './queries/change-options.ts';
import { explainSubscription } from './queries/explain-subscription.ts';
import { getStop } from './queries/get-stop.ts';
import { getSubscription } from './queries/get-subscription.ts';
import { listCancellations } from './queries/list-cancellations.ts';
import { listStops } from './queries/list-stops.ts';
import { listSubscriptions } from './queries/list-subscriptions.ts';
import { previewChange } from './queries/preview-change.ts';
import { previewPause, previewResume } from './queries/preview-pause.ts';
import { stoppedRenewals } from './queries/stopped-renewals.ts';

export const subscriptionsRouter = router({
  list: queryOf(listSubscriptions),
  get: queryOf(getSubscription),
  explain: queryOf(explainSubscription),
  changeOptions: queryOf(changeOptions),
  previewChange: queryOf(previewChange),
  changePlan: mutationOf(changePlan),
  withdrawChange: mutationOf(withdrawChange),
  previewPause: queryOf(previewPause),
  previewResume: queryOf(previewResume),
  pause: mutationOf(pauseSubscription),
  resume: mutationOf(resumeSubscription),
  withdrawPause: mutationOf(withdrawPause),
  renewAhead: mutationOf(renewAhead),
  cancelOptions: queryOf(cancelOptions),
  cancellations: queryOf(listCancellations),
  cancellationReasons: queryOf(cancellationReasons),
  answerCancellation: mutationOf(answerCancellation),
  cancel: mutationOf(cancelSubscription),
  withdrawCancellation: mutationOf(withdrawCancellation),
  stops: queryOf(listStops),
  stop: queryOf(getStop),
  stoppedRenewals: queryOf(stoppedRenewals),
  confirmStop: mutationOf(confirmStop),
  refuseStop: mutationOf(refuseStop),
});
