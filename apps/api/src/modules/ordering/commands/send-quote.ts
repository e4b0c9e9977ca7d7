import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { quotes } from '#db/schema/ordering-quotes.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { hasExpired, lockQuote, oneQuote } from '../store/quotes.ts';

/** Mails a quote to the client, or once more. From then on it changes no more. */
export const sendQuote = defineCommand({
  name: 'ordering.send_quote',
  permission: 'quote:manage',
  input: z.strictObject({ quoteId: id() }),
  example: (known) => ({ quoteId: known('quote') }),
  async run(ctx, { quoteId }) {
    const row = await lockQuote(ctx, quoteId, ['draft', 'sent']);
    if (hasExpired(ctx, { ...row, status: 'sent' })) throw new AppError('ordering.quote_over');
    await ctx.tx.update(quotes).set({ status: 'sent', sentAt: ctx.now }).where(oneQuote(ctx, quoteId));
    ctx.emit('quote.sent', { quoteId }, { clientId: row.clientId });
    return { clientId: row.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'quote', id: input.quoteId },
    clientId: result.clientId,
    detail: {},
  }),
});
