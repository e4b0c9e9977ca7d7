import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { getService } from '../store/services.ts';

/** Writes into the audit trail that somebody got a link into an account. The link itself is kept nowhere. */
export const recordPanelOpening = defineCommand({
  name: 'provisioning.open_panel',
  permission: 'service:open_panel',
  input: z.strictObject({ serviceId: id(), app: z.enum(['panel', 'webmail']) }),
  example: (of) => ({ serviceId: of('service'), app: 'panel' as const }),
  run: async (ctx, { serviceId }) => {
    const { clientId } = await getService(ctx, serviceId);
    return { clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'service', id: input.serviceId },
    clientId: result.clientId,
    detail: { app: input.app },
  }),
});
