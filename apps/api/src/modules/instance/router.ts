import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { advanceClock } from './actions.ts';
import { dismissDelivery } from './commands/dismiss-delivery.ts';
import { reviveDelivery } from './commands/revive-delivery.ts';
import { exportDeliveries } from './queries/export-deliveries.ts';
import { listDeliveries } from './queries/list-deliveries.ts';

export const instanceRouter = router({
  advanceClock: actionOf(advanceClock),
  deliveries: queryOf(listDeliveries),
  exportDeliveries: queryOf(exportDeliveries),
  reviveDelivery: mutationOf(reviveDelivery),
  dismissDelivery: mutationOf(dismissDelivery),
});
