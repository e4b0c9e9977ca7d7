import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientGroups } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { groupFields } from '../input.ts';
import { demandFreeGroupName, getGroupRow, oneGroup } from '../store/groups.ts';

/** Changes name, colour and note of a client group. */
export const updateClientGroup = defineCommand({
  name: 'clients.update_client_group',
  permission: 'client_group:manage',
  input: z.strictObject({ clientGroupId: id(), ...groupFields }),
  example: (known) => ({ clientGroupId: known('client_group'), name: 'Renamed', color: 'info' as const }),
  run: async (ctx, { clientGroupId, ...wanted }) => {
    const before = await getGroupRow(ctx, clientGroupId);
    await demandFreeGroupName(ctx, { clientGroupId, name: wanted.name });
    await ctx.tx.update(clientGroups).set(wanted).where(oneGroup(ctx, clientGroupId));
    return { clientGroupId, before: before.name };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client_group', id: result.clientGroupId },
    detail: { before: result.before, after: input.name },
  }),
});
