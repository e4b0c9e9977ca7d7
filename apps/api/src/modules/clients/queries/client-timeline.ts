import { id, page } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { readTimeline } from '#lib/audit/timeline.ts';
import { defineQuery } from '#lib/command/define.ts';
import { getClientRow } from '../store/clients.ts';

/** Everything that happened in a client account, newest first. */
export const clientTimeline = defineQuery({
  name: 'clients.client_timeline',
  permission: 'audit:read',
  input: z.strictObject({ clientId: id(), ...page }),
  example: (known) => ({ clientId: known('client') }),
  run: async (ctx, { clientId, ...paging }) => {
    await getClientRow(ctx, clientId);
    return readTimeline(ctx, { clientId }, paging);
  },
});
