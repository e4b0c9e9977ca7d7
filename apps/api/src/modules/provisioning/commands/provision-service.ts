import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { advance, isBusy } from '../store/advance.ts';
import { changeService, lockService } from '../store/services.ts';

/** Sets a service up again after its creation was given up, or lets one go on that waits. */
export const provisionService = defineCommand({
  name: 'provisioning.provision_service',
  permission: 'effect:retry',
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  run: async (ctx, { serviceId }) => {
    const service = await lockService(ctx, serviceId);
    const isWaiting = service.status === 'failed' || service.status === 'pending';
    if (service.pluginId === null || !isWaiting || (await isBusy(ctx, service)))
      throw new AppError('provisioning.wrong_state');
    await advance(ctx, await changeService(ctx, service, { status: 'pending', target: 'active' }));
    return { serviceId, clientId: service.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
  }),
});
