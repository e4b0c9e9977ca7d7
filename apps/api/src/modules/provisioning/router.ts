import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { listPackages } from './actions/list-packages.ts';
import { openPanel } from './actions/open-panel.ts';
import { reconcileServer } from './actions/reconcile-server.ts';
import { refreshUsage } from './actions/refresh-usage.ts';
import { testServer } from './actions/test-server.ts';
import { activateByHand } from './commands/activate-by-hand.ts';
import { changePlan } from './commands/change-plan.ts';
import { deleteServer } from './commands/delete-server.ts';
import { deleteServerGroup } from './commands/delete-server-group.ts';
import { giveUpEffect } from './commands/give-up-effect.ts';
import { markEffectDone } from './commands/mark-effect-done.ts';
import { provisionService } from './commands/provision-service.ts';
import { resetPassword } from './commands/reset-password.ts';
import { retryEffect } from './commands/retry-effect.ts';
import { saveServer } from './commands/save-server.ts';
import { saveServerGroup } from './commands/save-server-group.ts';
import { setDomain } from './commands/set-domain.ts';
import { suspendService } from './commands/suspend-service.ts';
import { terminateService } from './commands/terminate-service.ts';
import { unsuspendService } from './commands/unsuspend-service.ts';
import { exportJobs } from './queries/export-jobs.ts';
import { exportServices } from './queries/export-services.ts';
import { getJob } from './queries/get-job.ts';
import { getServerDetail } from './queries/get-server.ts';
import { getServiceDetail } from './queries/get-service.ts';
import { listJobs } from './queries/list-jobs.ts';
import { listServers } from './queries/list-servers.ts';
import { listServices } from './queries/list-services.ts';
import { serviceTimeline } from './queries/service-timeline.ts';

export const provisioningRouter = router({
  listServices: queryOf(listServices),
  exportServices: queryOf(exportServices),
  getService: queryOf(getServiceDetail),
  serviceTimeline: queryOf(serviceTimeline),
  suspend: mutationOf(suspendService),
  unsuspend: mutationOf(unsuspendService),
  terminate: mutationOf(terminateService),
  changePlan: mutationOf(changePlan),
  resetPassword: mutationOf(resetPassword),
  setDomain: mutationOf(setDomain),
  provision: mutationOf(provisionService),
  activateByHand: mutationOf(activateByHand),
  openPanel: actionOf(openPanel),
  refreshUsage: actionOf(refreshUsage),
  listJobs: queryOf(listJobs),
  exportJobs: queryOf(exportJobs),
  getJob: queryOf(getJob),
  retryEffect: mutationOf(retryEffect),
  markEffectDone: mutationOf(markEffectDone),
  giveUpEffect: mutationOf(giveUpEffect),
  listServers: queryOf(listServers),
  getServer: queryOf(getServerDetail),
  saveServer: mutationOf(saveServer),
  deleteServer: mutationOf(deleteServer),
  testServer: actionOf(testServer),
  reconcileServer: actionOf(reconcileServer),
  saveServerGroup: mutationOf(saveServerGroup),
  deleteServerGroup: mutationOf(deleteServerGroup),
  listPackages: actionOf(listPackages),
});
