import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { demandEveryClient } from '#lib/authz/decide.ts';
import { defineCommand } from '#lib/command/define.ts';
import { lockClient, oneClient } from '../store/clients.ts';
import { demandOneOfMine } from '../store/groups.ts';

/**
 * Puts a client into a group, or into none (null). It decides which staff with a scope see the client, so it has a
 * permission of its own; they themselves move clients between their groups only.
 */
export const assignClientGroup = defineCommand({
  name: 'clients.assign_client_group',
  permission: 'client_group:assign',
  input: z.strictObject({ clientId: id(), clientGroupId: z.nullable(id()) }),
  example: (known) => ({ clientId: known('client'), clientGroupId: known('client_group') }),
  run: async (ctx, { clientId, clientGroupId }) => {
    const { clientGroupId: before } = await lockClient(ctx, clientId);
    if (clientGroupId === null) demandEveryClient(ctx.actor);
    else await demandOneOfMine(ctx, clientGroupId);
    if (before !== clientGroupId) {
      await ctx.tx.update(clients).set({ clientGroupId, updatedAt: ctx.now }).where(oneClient(ctx, clientId));
      ctx.emit('client.updated', { clientId }, { clientId });
    }
    return { clientId, before };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
    detail: { before: result.before, after: input.clientGroupId },
  }),
});
