import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { packageNameField } from '../input.ts';
import { advance } from '../store/advance.ts';
import { changeService, lockService } from '../store/services.ts';

/** Wants another package for the account. Prices are the subscription's matter. */
export const changePlan = defineCommand({
  name: 'provisioning.change_plan',
  permission: 'service:change_plan',
  input: z.strictObject({ serviceId: id(), packageName: packageNameField }),
  example: (of) => ({ serviceId: of('service'), packageName: 'business' }),
  run: async (ctx, { serviceId, packageName }) => {
    const service = await lockService(ctx, serviceId);
    if (service.pluginId === null) throw new AppError('provisioning.not_supported');
    if (service.status !== 'active' || service.target !== 'active') throw new AppError('provisioning.wrong_state');
    const wanted = await changeService(ctx, service, { targetPackage: packageName });
    await advance(ctx, wanted);
    return { serviceId, clientId: service.clientId, before: service.packageName };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
    detail: { from: result.before, to: input.packageName },
  }),
});
