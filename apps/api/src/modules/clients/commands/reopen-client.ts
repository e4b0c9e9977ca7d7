import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { transition } from '../core/client-state.ts';
import { lockClient, oneClient } from '../store/clients.ts';

/** Opens a closed account again. */
export const reopenClient = defineCommand({
  name: 'clients.reopen_client',
  permission: 'client:close',
  input: z.strictObject({ clientId: id() }),
  example: (known) => ({ clientId: known('client') }),
  run: async (ctx, { clientId }) => {
    const row = await lockClient(ctx, clientId);
    await ctx.tx
      .update(clients)
      .set({ status: transition(row.status, 'active'), updatedAt: ctx.now })
      .where(oneClient(ctx, clientId));
    ctx.emit('client.updated', { clientId }, { clientId });
    return { clientId };
  },
  audit: ({ input }) => ({ resource: { kind: 'client', id: input.clientId }, clientId: input.clientId }),
});
