import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { quotes } from '#db/schema/ordering-quotes.ts';
import { defineCommand } from '#lib/command/define.ts';
import { lockQuote, oneQuote } from '../store/quotes.ts';

/** Takes a quote back: nobody can accept it any more. */
export const revokeQuote = defineCommand({
  name: 'ordering.revoke_quote',
  permission: 'quote:manage',
  input: z.strictObject({ quoteId: id() }),
  example: (known) => ({ quoteId: known('quote') }),
  async run(ctx, { quoteId }) {
    const { clientId } = await lockQuote(ctx, quoteId, ['draft', 'sent']);
    await ctx.tx.update(quotes).set({ status: 'revoked', decidedAt: ctx.now }).where(oneQuote(ctx, quoteId));
    return { clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'quote', id: input.quoteId },
    clientId: result.clientId,
    detail: {},
  }),
});
