import { id, page } from '@panel1/shared-types';
import { and, count, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clientNotes } from '#db/schema/clients.ts';
import { defineQuery } from '#lib/command/define.ts';
import { getClientRow } from '../store/clients.ts';

/** Notes about a client, newest first. */
export const listNotes = defineQuery({
  name: 'clients.list_notes',
  permission: 'client:note',
  input: z.strictObject({ clientId: id(), ...page }),
  example: (known) => ({ clientId: known('client') }),
  run: async (ctx, { clientId, limit, offset }) => {
    await getClientRow(ctx, clientId);
    const where = and(eq(clientNotes.tenantId, ctx.tenant.id), eq(clientNotes.clientId, clientId));
    const rows = await ctx.tx
      .select()
      .from(clientNotes)
      .where(where)
      .orderBy(desc(clientNotes.createdAt), desc(clientNotes.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(clientNotes).where(where);
    return {
      rows: rows.map(({ id: noteId, authorName, body, createdAt }) => ({
        noteId,
        authorName,
        body,
        createdAt: createdAt.toString(),
      })),
      total: total?.n ?? 0,
    };
  },
});
