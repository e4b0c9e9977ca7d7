import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { quotes } from '#db/schema/ordering-quotes.ts';
import { defineCommand } from '#lib/command/define.ts';
import { idOfQuote, namedQuote } from '../store/named-quote.ts';
import { lockQuote, oneQuote } from '../store/quotes.ts';

/** The client declines; a word why helps. */
export const declineQuote = defineCommand({
  name: 'ordering.decline_quote',
  permission: 'public',
  limits: [{ by: 'ip', points: 30, seconds: 600 }],
  input: z.strictObject({ quote: namedQuote, reason: z._default(text(500, 0), '') }),
  example: () => ({ quote: { token: 'none' } }),
  async run(ctx, { quote: named, reason }) {
    const quoteId = await idOfQuote(ctx, named, 'order:place');
    const { clientId } = await lockQuote(ctx, quoteId, ['sent']);
    await ctx.tx
      .update(quotes)
      .set({ status: 'declined', decidedAt: ctx.now, declineReason: reason || null })
      .where(oneQuote(ctx, quoteId));
    ctx.emit('quote.declined', { quoteId }, { clientId });
    return { quoteId, clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'quote', id: result.quoteId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
