import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { startOfDay } from '#modules/billing/core/index.ts';
import { type DifferenceRow, lockDifference } from '../store/differences.ts';
import { demandGateway } from '../store/gateways.ts';
import { planWindow } from '../store/readings.ts';

const MINUTE_MS = 60_000;

/**
 * Looks once more at both sides of a difference: the payment or dispute at the gateway, and the account on its day. What
 * agrees then closes the difference. Throws `payments.gateway_not_enabled`.
 */
export const refetchDifference = defineCommand({
  name: 'payments.refetch_difference',
  permission: 'reconciliation:manage',
  input: z.strictObject({ differenceId: id() }),
  example: (of) => ({ differenceId: of('gateway_difference') }),
  async run(ctx, { differenceId }) {
    const row = await lockDifference(ctx, differenceId);
    const { pluginId, occurredOn } = row;
    await demandGateway(ctx, { pluginId, feature: 'listBalance' });
    const round = `${differenceId}:${Math.floor(ctx.realNow.epochMilliseconds / MINUTE_MS)}`;
    await followThing(ctx, row, round);
    // A day on each side: the gateway's day is not ours, and what is compared lies a day behind the beginning.
    const from = startOfDay(occurredOn.subtract({ days: 2 }), ctx.tenant.timeZone);
    const until = startOfDay(occurredOn.add({ days: 2 }), ctx.tenant.timeZone);
    await planWindow(ctx, { pluginId, from, until, round });
    return { pluginId };
  },
  audit: ({ input }) => ({ resource: { kind: 'gateway_difference', id: input.differenceId } }),
});

async function followThing(ctx: CommandContext, row: DifferenceRow, round: string): Promise<void> {
  const about =
    row.disputeId === null ? { kind: 'payment', id: row.paymentId } : { kind: 'dispute', id: row.disputeId };
  if (about.id === null) return;
  await ctx.planEffect({
    kind: about.kind === 'payment' ? 'payments.sync' : 'payments.sync_dispute',
    businessKey: `refetch:${round}`,
    resource: { kind: about.kind, id: about.id },
    clientId: null,
    payload: about.kind === 'payment' ? { paymentId: about.id } : { disputeId: about.id },
  });
}
