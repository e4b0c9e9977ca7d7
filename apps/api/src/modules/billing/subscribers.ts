import type { CommandContext } from '#lib/command/command.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { issueInvoice } from './commands/issue-invoice.ts';
import { waitingInvoices } from './store/invoices.ts';

/** Invoices that wait for the check of a VAT number or a tax calculator are issued when what they wait for is known. */
export const billingConsumer = defineConsumer('billing', {
  'client.tax_id_checked': (ctx, { payload }) => issueWaiting(ctx, payload.clientId),
  'tax.quoted': (ctx, { payload }) => issueWaiting(ctx, payload.clientId),
  // Another country, another number or none: the answer may not be needed any more.
  'client.updated': (ctx, { payload }) => issueWaiting(ctx, payload.clientId),
});

async function issueWaiting(ctx: CommandContext, clientId: string): Promise<void> {
  for (const invoiceId of await waitingInvoices(ctx, clientId)) await ctx.call(issueInvoice, { invoiceId });
}
