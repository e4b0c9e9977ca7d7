import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { transition } from '../core/client-state.ts';
import { lockClient, oneClient } from '../store/clients.ts';

/** Closes an account: it keeps its history and cannot order any more. */
export const closeClient = defineCommand({
  name: 'clients.close_client',
  permission: 'client:close',
  input: z.strictObject({ clientId: id(), reason: text(500) }),
  example: (known) => ({ clientId: known('client'), reason: 'asked to be closed' }),
  run: async (ctx, { clientId }) => {
    const row = await lockClient(ctx, clientId);
    await ctx.tx
      .update(clients)
      .set({ status: transition(row.status, 'closed'), updatedAt: ctx.now })
      .where(oneClient(ctx, clientId));
    ctx.emit('client.updated', { clientId }, { clientId });
    return { clientId };
  },
  audit: ({ input }) => ({
    resource: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
    detail: { reason: input.reason },
  }),
});
