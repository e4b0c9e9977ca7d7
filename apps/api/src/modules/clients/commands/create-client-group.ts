import * as z from 'zod/mini';
import { clientGroups } from '#db/schema/clients.ts';
import { demandEveryClient } from '#lib/authz/decide.ts';
import { defineCommand } from '#lib/command/define.ts';
import { groupFields } from '../input.ts';
import { demandFreeGroupName } from '../store/groups.ts';

/** Makes a client group. Staff with a scope make none: it would lie outside of it. */
export const createClientGroup = defineCommand({
  name: 'clients.create_client_group',
  permission: 'client_group:manage',
  input: z.strictObject(groupFields),
  example: () => ({ name: 'Resellers', color: 'info' as const }),
  run: async (ctx, input) => {
    demandEveryClient(ctx.actor);
    const clientGroupId = ctx.newId();
    await demandFreeGroupName(ctx, { clientGroupId, name: input.name });
    await ctx.tx
      .insert(clientGroups)
      .values({ ...input, tenantId: ctx.tenant.id, id: clientGroupId, createdAt: ctx.now });
    return { clientGroupId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client_group', id: result.clientGroupId },
    detail: { name: input.name },
  }),
});
