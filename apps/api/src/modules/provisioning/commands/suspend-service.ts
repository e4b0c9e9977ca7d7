import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { reasonField } from '../input.ts';
import { advance, fulfilByHand } from '../store/advance.ts';
import { changeService, lockService } from '../store/services.ts';

/** Wants a running service suspended; its data stays. */
export const suspendService = defineCommand({
  name: 'provisioning.suspend_service',
  permission: 'service:suspend',
  input: z.strictObject({ serviceId: id(), reason: reasonField }),
  example: (of) => ({ serviceId: of('service'), reason: 'Asked for by the customer' }),
  run: async (ctx, { serviceId, reason }) => {
    const service = await lockService(ctx, serviceId);
    if (service.status !== 'active' || service.target === 'terminated') throw new AppError('provisioning.wrong_state');
    const wanted = await changeService(ctx, service, { target: 'suspended', suspendReason: reason });
    await fulfilByHand(ctx, wanted);
    await advance(ctx, wanted);
    return { serviceId, clientId: service.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
