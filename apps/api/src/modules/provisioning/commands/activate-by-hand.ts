import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { changeService, emitService, lockService } from '../store/services.ts';

/** Says that a service which no panel runs has been delivered. */
export const activateByHand = defineCommand({
  name: 'provisioning.activate_by_hand',
  permission: 'effect:resolve',
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  run: async (ctx, { serviceId }) => {
    const service = await lockService(ctx, serviceId);
    if (service.pluginId !== null || service.status !== 'pending') throw new AppError('provisioning.wrong_state');
    const active = await changeService(ctx, service, { status: 'active', activatedAt: ctx.now });
    emitService(ctx, 'service.activated', active);
    return { serviceId, clientId: service.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
  }),
});
