import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { planStep } from '../store/advance.ts';
import { hasFeature } from '../store/features.ts';
import { generatePassword, keepPassword } from '../store/passwords.ts';
import { lockService } from '../store/services.ts';

/** Makes a new password for the account and answers it, this once. It works when the panel has taken it. */
export const resetPassword = defineCommand({
  name: 'provisioning.reset_password',
  permission: 'service:change_password',
  limits: [{ by: 'actor', points: 10, seconds: 3600 }],
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  isResultSecret: true,
  run: async (ctx, { serviceId }) => {
    const service = await lockService(ctx, serviceId);
    if (!hasFeature(ctx, service, 'changePassword')) throw new AppError('provisioning.not_supported');
    if (service.status !== 'active' || service.target !== 'active') throw new AppError('provisioning.wrong_state');
    const password = generatePassword();
    await keepPassword(ctx, service, password);
    await planStep(ctx, service, { step: 'change_password' });
    return { serviceId, username: service.username, password, clientId: service.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
  }),
});
