import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { advance, fulfilByHand, isBusy } from '../store/advance.ts';
import { dropPassword } from '../store/passwords.ts';
import { changeService, emitService, lockService, type ServiceRow } from '../store/services.ts';

/** Removes an account with all its data. `confirmation` is what stands on the service: its domain, or its name. */
export const terminateService = defineCommand({
  name: 'provisioning.terminate_service',
  permission: 'service:terminate',
  input: z.strictObject({
    serviceId: id(),
    confirmation: z.string().check(z.maxLength(253)),
  }),
  example: (of) => ({ serviceId: of('service'), confirmation: 'example.com' }),
  run: async (ctx, { serviceId, confirmation }) => {
    const service = await lockService(ctx, serviceId);
    if (service.status === 'terminated' || service.target === 'terminated')
      throw new AppError('provisioning.wrong_state');
    if (confirmation.trim().toLowerCase() !== (service.domain ?? service.label).toLowerCase())
      throw new AppError('request.invalid', { fields: { confirmation: 'does_not_match' } });
    const wanted = await changeService(ctx, service, { target: 'terminated' });
    if (wanted.pluginId === null) await fulfilByHand(ctx, wanted);
    else if (wanted.status === 'pending' || wanted.status === 'failed') await endWithoutAccount(ctx, wanted);
    else await advance(ctx, wanted);
    return { serviceId, clientId: service.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
  }),
});

/** Ends what never had an account. While a call waits for a person it may have one: that is settled first. */
async function endWithoutAccount(ctx: CommandContext, service: ServiceRow): Promise<void> {
  if (await isBusy(ctx, service)) throw new AppError('provisioning.wrong_state');
  await dropPassword(ctx, service.id);
  const ended = await changeService(ctx, service, { status: 'terminated', terminatedAt: ctx.now });
  emitService(ctx, 'service.terminated', ended);
}
