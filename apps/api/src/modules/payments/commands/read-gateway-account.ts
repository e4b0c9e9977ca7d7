import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { demandGateway } from '../store/gateways.ts';
import { planReading } from '../store/readings.ts';

const MINUTE_MS = 60_000;

/** Reads what is new on our account at a gateway, at most once a minute. Throws `payments.gateway_not_enabled`. */
export const readGatewayAccount = defineCommand({
  name: 'payments.read_gateway_account',
  permission: 'reconciliation:manage',
  input: z.strictObject({ pluginId: text(80) }),
  example: () => ({ pluginId: 'stripe' }),
  async run(ctx, { pluginId }) {
    await demandGateway(ctx, { pluginId, feature: 'listBalance' });
    const minute = Math.floor(ctx.realNow.epochMilliseconds / MINUTE_MS);
    await planReading(ctx, { pluginId, round: `asked:${minute}` });
    return { pluginId };
  },
  audit: ({ input }) => ({ resource: null, detail: { pluginId: input.pluginId } }),
});
