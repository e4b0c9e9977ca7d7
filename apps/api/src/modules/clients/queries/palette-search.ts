import { text } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { defineQuery } from '#lib/command/define.ts';
import { visibleNumber } from '../store/clients.ts';
import { matches } from '../store/search.ts';

const MAX_HITS = 8;

/** The first clients that have all words of the text; for the command palette. */
export const paletteSearch = defineQuery({
  name: 'clients.palette_search',
  permission: 'client:read',
  input: z.strictObject({ text: text(100) }),
  example: () => ({ text: 'ada' }),
  run: async (ctx, input) => {
    const conditions = matches(input.text);
    if (conditions.length === 0) return { hits: [] };
    const rows = await ctx.tx
      .select()
      .from(clients)
      .where(and(eq(clients.tenantId, ctx.tenant.id), ...conditions))
      .limit(MAX_HITS);
    return {
      hits: rows.map((row) => ({
        clientId: row.id,
        number: visibleNumber(row),
        name: row.name,
        company: row.company,
        email: row.email,
        status: row.status,
      })),
    };
  },
});
