import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { getDisputeRow } from '../store/disputes.ts';
import { demandGateway } from '../store/gateways.ts';

const MINUTE_MS = 60_000;

/** Asks the gateway how a dispute stands, at most once a minute. Throws `payments.gateway_not_enabled`. */
export const refreshDispute = defineCommand({
  name: 'payments.refresh_dispute',
  permission: 'dispute:refresh',
  input: z.strictObject({ disputeId: id() }),
  example: (of) => ({ disputeId: of('dispute') }),
  async run(ctx, { disputeId }) {
    const { pluginId, clientId } = await getDisputeRow(ctx, disputeId);
    await demandGateway(ctx, { pluginId, feature: 'getDispute' });
    await ctx.planEffect({
      kind: 'payments.sync_dispute',
      businessKey: `sync_dispute:${disputeId}:${Math.floor(ctx.realNow.epochMilliseconds / MINUTE_MS)}`,
      resource: { kind: 'dispute', id: disputeId },
      clientId,
      payload: { disputeId },
    });
    return { clientId };
  },
  audit: ({ input, result }) => ({ resource: { kind: 'dispute', id: input.disputeId }, clientId: result.clientId }),
});
