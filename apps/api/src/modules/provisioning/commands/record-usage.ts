import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { changeService, getService } from '../store/services.ts';

const bytes = z.int().check(z.gte(0));

/** Keeps what a panel says about an account's use of disk and traffic. Null is a limit that is none. */
export const recordUsage = defineCommand({
  name: 'provisioning.record_usage',
  permission: 'service:read',
  input: z.strictObject({
    serviceId: id(),
    usage: z.strictObject({
      diskUsedBytes: bytes,
      diskLimitBytes: z.nullable(bytes),
      bandwidthUsedBytes: bytes,
      bandwidthLimitBytes: z.nullable(bytes),
    }),
  }),
  example: (of) => ({
    serviceId: of('service'),
    usage: { diskUsedBytes: 1, diskLimitBytes: null, bandwidthUsedBytes: 1, bandwidthLimitBytes: null },
  }),
  run: async (ctx, { serviceId, usage }) => {
    const service = await getService(ctx, serviceId);
    await changeService(ctx, service, { usage, usageAt: ctx.realNow });
    const { diskUsedBytes, bandwidthUsedBytes } = usage;
    const read = { diskUsedBytes: `${diskUsedBytes}`, bandwidthUsedBytes: `${bandwidthUsedBytes}` };
    ctx.emit('service.usage_read', { serviceId, at: ctx.now.toString(), ...read }, { clientId: service.clientId });
    return { serviceId };
  },
  // A reading changes nothing that anybody decided.
  audit: () => null,
});
