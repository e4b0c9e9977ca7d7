import { domainName, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { changeService, emitService, lockService } from '../store/services.ts';

/** Tells the domain name that was not asked before payment; the service is then set up. */
export const setDomain = defineCommand({
  name: 'provisioning.set_domain',
  permission: 'service:open_panel',
  input: z.strictObject({ serviceId: id(), domain: domainName() }),
  example: (of) => ({ serviceId: of('service'), domain: 'example.com' }),
  run: async (ctx, { serviceId, domain }) => {
    const service = await lockService(ctx, serviceId);
    if (service.status !== 'pending') throw new AppError('provisioning.wrong_state');
    const told = await changeService(ctx, service, { domain });
    // The subscriber goes on as the system: who tells the domain may not see the servers.
    emitService(ctx, 'service.details_provided', told);
    return { serviceId, clientId: service.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
    detail: { domain: input.domain },
  }),
});
