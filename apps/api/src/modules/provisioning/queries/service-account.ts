import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { hasFeature } from '../store/features.ts';
import { getService } from '../store/services.ts';

/** Where a service's account is, for actions that ask its panel; no procedure. Row-level security decides who may. */
export const serviceAccount = defineQuery({
  name: 'provisioning.service_account',
  permission: 'service:read',
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  run: async (ctx, { serviceId }) => {
    const service = await getService(ctx, serviceId);
    const { serverId, username } = service;
    const isThere = service.status === 'active' || service.status === 'suspended';
    if (!isThere || serverId === null || username === null) throw new AppError('provisioning.wrong_state');
    return {
      serverId,
      username,
      canOpenPanel: service.status === 'active' && hasFeature(ctx, service, 'sso'),
      canReadUsage: hasFeature(ctx, service, 'usage'),
    };
  },
});
