import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { invoiceFacts, voidInvoice } from '#modules/billing/index.ts';
import { historyOf } from '../store/history.ts';
import { isBeingPaid } from '../store/open-invoices.ts';
import { dropPending } from '../store/pending.ts';
import { lockSubscription } from '../store/subscriptions.ts';
import { withdrawPlanned } from '../store/withdraw-planned.ts';

/**
 * Takes back a change of plan that is not in force: one that is planned, or one whose invoice is not paid. What was
 * invoiced for it is voided; what was paid already is not taken back (`subscriptions.change_billed`).
 */
export const withdrawChange = defineCommand({
  name: 'subscriptions.withdraw_change',
  permission: 'subscription:change',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const pending = row.history === null ? null : historyOf(row).pending;
    if (pending === null) throw new AppError('subscriptions.wrong_state');
    // A price is not the client's to withdraw, and staff do it where they see whom it concerns.
    if (pending.segment.priceChangeId !== undefined) throw new AppError('subscriptions.price_announced');
    if (pending.invoiceId === null)
      await withdrawPlanned(ctx, row, { voided: 'Change of plan withdrawn', logged: 'change withdrawn' });
    else {
      const [invoice] = await invoiceFacts(ctx, [pending.invoiceId]);
      if (invoice && invoice.openMinor !== invoice.totalMinor) throw new AppError('subscriptions.change_billed');
      if (await isBeingPaid(ctx, pending.invoiceId)) throw new AppError('payments.in_progress');
      await ctx.call(voidInvoice, { invoiceId: pending.invoiceId, reason: 'Change of plan withdrawn' });
      await dropPending(ctx, row, 'change withdrawn');
    }
    return { clientId: row.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
  }),
});
