import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { getQuoteRow } from '../store/quotes.ts';
import { quoteView } from './quote-view.ts';

/** One quote, for staff. */
export const getQuote = defineQuery({
  name: 'ordering.get_quote',
  permission: 'quote:manage',
  input: z.strictObject({ quoteId: id() }),
  example: (known) => ({ quoteId: known('quote') }),
  async run(ctx, { quoteId }) {
    const row = await getQuoteRow(ctx, quoteId);
    const names = await clientNames(ctx, [row.clientId]);
    const view = await quoteView(ctx, row);
    return { ...view, clientName: names.get(row.clientId) ?? '', createdByName: row.createdByName };
  },
});
