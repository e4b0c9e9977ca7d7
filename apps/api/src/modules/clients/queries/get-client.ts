import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { getClientRow } from '../store/clients.ts';
import { groupForStaff } from '../store/groups.ts';
import { partyOf } from '../store/party.ts';

/** A client's own facts; services, invoices and the rest come from the modules that own them. */
export const getClient = defineQuery({
  name: 'clients.get_client',
  permission: 'client:read',
  input: z.strictObject({ clientId: id() }),
  example: (known) => ({ clientId: known('client') }),
  run: async (ctx, { clientId }) => {
    const row = await getClientRow(ctx, clientId);
    const group = await groupForStaff(ctx, row.clientGroupId);
    return { ...partyOf(row), group, createdAt: row.createdAt.toString(), updatedAt: row.updatedAt.toString() };
  },
});
