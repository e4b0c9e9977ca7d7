import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clientNotes } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';

/** Removes a note. */
export const deleteNote = defineCommand({
  name: 'clients.delete_note',
  permission: 'client:note',
  input: z.strictObject({ noteId: id() }),
  example: (known) => ({ noteId: known('note') }),
  run: async (ctx, { noteId }) => {
    const [gone] = await ctx.tx
      .delete(clientNotes)
      .where(and(eq(clientNotes.tenantId, ctx.tenant.id), eq(clientNotes.id, noteId)))
      .returning({ clientId: clientNotes.clientId });
    if (!gone) throw notFound();
    return { noteId, clientId: gone.clientId };
  },
  audit: ({ input, result }) => ({ resource: { kind: 'note', id: input.noteId }, clientId: result.clientId }),
});
