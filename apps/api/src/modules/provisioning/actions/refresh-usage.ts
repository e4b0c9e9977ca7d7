import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { recordUsage } from '../commands/record-usage.ts';
import { serviceAccount } from '../queries/service-account.ts';
import { askPanel, openServer } from '../store/call-as-system.ts';

/** Asks the panel how much disk and traffic an account uses now. */
export const refreshUsage = defineAction({
  name: 'provisioning.refresh_usage',
  permission: 'service:read',
  limits: [{ by: 'actor', points: 10, seconds: 60 }],
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  run: async ({ services, caller, ask, execute }, { serviceId }) => {
    const account = await ask(serviceAccount, { serviceId });
    if (!account.canReadUsage) throw new AppError('provisioning.not_supported');
    const of = { tenantId: caller.tenantId, requestId: caller.origin.requestId, serverId: account.serverId };
    const { access } = await openServer(services, of);
    const answer = await askPanel(services, access, { method: 'usage', input: { accountRef: account.username } });
    if (answer.status !== 'done') throw new AppError('provisioning.panel_unavailable');
    await execute(recordUsage, { serviceId, usage: answer.value });
    return answer.value;
  },
});
