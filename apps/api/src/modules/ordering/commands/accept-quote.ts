import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { quotes } from '#db/schema/ordering-quotes.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { promisedItem } from '../core/quoted-items.ts';
import { idOfQuote, namedQuote } from '../store/named-quote.ts';
import { placePlanned } from '../store/place.ts';
import { hasExpired, lockQuote, oneQuote } from '../store/quotes.ts';

/** The client accepts: the quote becomes an order at the prices that were promised, and its invoice is issued. */
export const acceptQuote = defineCommand({
  name: 'ordering.accept_quote',
  permission: 'public',
  limits: [{ by: 'ip', points: 30, seconds: 600 }],
  input: z.strictObject({
    quote: namedQuote,
    terms: z.strictObject({ isAccepted: z.boolean(), version: text(40) }),
    asksForStart: z._default(z.boolean(), false),
  }),
  example: () => ({ quote: { token: 'none' }, terms: { isAccepted: true, version: '1' } }),
  async run(ctx, { quote: named, terms, asksForStart }) {
    const quoteId = await idOfQuote(ctx, named, 'order:place');
    const { termsVersion } = await readSettings(ctx, 'ordering');
    if (!terms.isAccepted || terms.version !== termsVersion) throw new AppError('ordering.terms_not_accepted');
    const row = await lockQuote(ctx, quoteId, ['sent']);
    if (hasExpired(ctx, row)) throw new AppError('ordering.quote_over');
    const { clientId, currency, couponCodes } = row;
    const client = await clientParty(ctx, clientId);
    const order = {
      ...{ client, currency, termsVersion, asksForStart, reviewReason: null, couponCodes },
      audience: 'staff',
    } as const;
    const items = row.items.map((item) => promisedItem(item, currency));
    const { orderId, invoiceId } = await placePlanned(ctx, order, items);
    await ctx.tx.update(quotes).set({ status: 'accepted', decidedAt: ctx.now, orderId }).where(oneQuote(ctx, quoteId));
    ctx.emit('quote.accepted', { quoteId }, { clientId });
    return { quoteId, clientId, orderId, invoiceId };
  },
  audit: ({ result: { quoteId, clientId, orderId } }) => ({
    resource: { kind: 'quote', id: quoteId },
    clientId,
    detail: { orderId },
  }),
});
