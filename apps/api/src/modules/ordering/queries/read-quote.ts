import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { asksForStart } from '../store/asks-for-start.ts';
import { idOfQuote, namedQuote } from '../store/named-quote.ts';
import { getQuoteRow } from '../store/quotes.ts';
import { quoteView } from './quote-view.ts';

/** A quote as its client reads it, by the link of the mail or logged in. What was not sent is not to be seen. */
export const readQuote = defineQuery({
  name: 'ordering.read_quote',
  permission: 'public',
  limits: [{ by: 'ip', points: 120, seconds: 60 }],
  input: z.strictObject({ quote: namedQuote }),
  example: () => ({ quote: { token: 'none' } }),
  async run(ctx, { quote }) {
    const row = await getQuoteRow(ctx, await idOfQuote(ctx, quote, 'quote:read'));
    if (row.status === 'draft') throw notFound();
    const { termsVersion, termsUrl } = await readSettings(ctx, 'ordering');
    return {
      ...(await quoteView(ctx, row)),
      provider: ctx.tenant.name,
      terms: { version: termsVersion, url: termsUrl },
      asksForStart: await asksForStart(ctx, { clientId: row.clientId }),
    };
  },
});
