import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { advance, fulfilByHand } from '../store/advance.ts';
import { changeService, lockService } from '../store/services.ts';

/** Wants a suspended service back, or takes back a suspension that has not reached the panel yet. */
export const unsuspendService = defineCommand({
  name: 'provisioning.unsuspend_service',
  permission: 'service:unsuspend',
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  run: async (ctx, { serviceId }) => {
    const service = await lockService(ctx, serviceId);
    const isRunning = service.status === 'active' || service.status === 'suspended';
    if (!isRunning || service.target !== 'suspended') throw new AppError('provisioning.wrong_state');
    const wanted = await changeService(ctx, service, { target: 'active' });
    await fulfilByHand(ctx, wanted);
    await advance(ctx, wanted);
    return { serviceId, clientId: service.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
  }),
});
