import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { withdrawals } from '#db/schema/withdrawals.ts';
import { actorName } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { lockReceived, oneWithdrawal } from '../store/withdrawals.ts';

/** Says why a declaration ends no contract: there is none, its time is over, a business made it. */
export const refuseWithdrawal = defineCommand({
  name: 'withdrawals.refuse_withdrawal',
  permission: 'withdrawal:decide',
  input: z.strictObject({ withdrawalId: id(), reason: text(500) }),
  example: (of) => ({ withdrawalId: of('withdrawal'), reason: 'There is no contract under this number.' }),
  async run(ctx, { withdrawalId, reason }) {
    const { clientId } = await lockReceived(ctx, withdrawalId);
    await ctx.tx
      .update(withdrawals)
      .set({ status: 'refused', refusal: reason, decidedAt: ctx.now, decidedByName: actorName(ctx.actor) })
      .where(oneWithdrawal(ctx, withdrawalId));
    ctx.emit('withdrawal.refused', { withdrawalId }, { clientId });
    return { clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'withdrawal', id: input.withdrawalId },
    ...(result.clientId ? { clientId: result.clientId } : {}),
    detail: { reason: input.reason },
  }),
});
