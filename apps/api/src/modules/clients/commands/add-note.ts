import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientNotes } from '#db/schema/clients.ts';
import { actorId, actorName } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { getClientRow } from '../store/clients.ts';

/** Writes a note about a client, for staff only. */
export const addNote = defineCommand({
  name: 'clients.add_note',
  permission: 'client:note',
  input: z.strictObject({ clientId: id(), body: text(5000) }),
  example: (known) => ({ clientId: known('client'), body: 'prefers to be called in the morning' }),
  run: async (ctx, { clientId, body }) => {
    await getClientRow(ctx, clientId);
    const noteId = ctx.newId();
    await ctx.tx.insert(clientNotes).values({
      tenantId: ctx.tenant.id,
      id: noteId,
      clientId,
      authorId: actorId(ctx.actor),
      authorName: actorName(ctx.actor),
      body,
      createdAt: ctx.now,
    });
    return { noteId };
  },
  audit: ({ input, result }) => ({ resource: { kind: 'note', id: result.noteId }, clientId: input.clientId }),
});
