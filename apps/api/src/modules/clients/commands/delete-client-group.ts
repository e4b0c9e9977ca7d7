import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientGroups } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { demandUnusedGroup, getGroupRow, oneGroup } from '../store/groups.ts';

/** Deletes a client group that no client is in and no staff member is confined to. */
export const deleteClientGroup = defineCommand({
  name: 'clients.delete_client_group',
  permission: 'client_group:manage',
  input: z.strictObject({ clientGroupId: id() }),
  example: (known) => ({ clientGroupId: known('client_group') }),
  run: async (ctx, { clientGroupId }) => {
    const { name } = await getGroupRow(ctx, clientGroupId);
    await demandUnusedGroup(ctx, clientGroupId);
    await ctx.tx.delete(clientGroups).where(oneGroup(ctx, clientGroupId));
    return { clientGroupId, name };
  },
  audit: ({ result }) => ({
    resource: { kind: 'client_group', id: result.clientGroupId },
    detail: { name: result.name },
  }),
});
