import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { subscriptions } from '#db/schema/subscriptions.ts';
import { defineCommand } from '#lib/command/define.ts';
import { isBilled } from '#modules/billing/core/index.ts';
import { invoiceFacts, voidInvoice } from '#modules/billing/index.ts';
import { historyOf } from '../store/history.ts';
import { isBeingPaid } from '../store/open-invoices.ts';
import { applyPending, dropPending } from '../store/pending.ts';
import { lockSubscription, oneSubscription } from '../store/subscriptions.ts';

/**
 * Ends the waiting of a change whose day has come. A planned one comes into force, and one of which a part is paid: the rest
 * is a debt like any other. One that nobody paid is given up with its invoice, unless a payment is on its way.
 */
export const settleChange = defineCommand({
  name: 'subscriptions.settle_change',
  permission: 'subscription:change',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const isDue = row.changeOn !== null && Temporal.PlainDate.compare(row.changeOn, ctx.today) <= 0;
    const pending = row.history === null ? null : historyOf(row).pending;
    if (!isDue || pending === null || !isBilled(row.status))
      return { clientId: row.clientId, outcome: 'nothing' as const };
    const [invoice] = pending.invoiceId === null ? [] : await invoiceFacts(ctx, [pending.invoiceId]);
    // Corrected: it waits for what is written in its place.
    if (invoice?.status === 'void') return { clientId: row.clientId, outcome: 'nothing' as const };
    const isUnpaid = invoice !== undefined && invoice.openMinor === invoice.totalMinor && invoice.totalMinor > 0n;
    if (!isUnpaid) {
      await applyPending(ctx, row);
      return { clientId: row.clientId, outcome: 'applied' as const };
    }
    if (await isBeingPaid(ctx, invoice.invoiceId)) {
      await ctx.tx
        .update(subscriptions)
        .set({ changeOn: ctx.today.add({ days: 1 }) })
        .where(oneSubscription(ctx, row.id));
      return { clientId: row.clientId, outcome: 'waits' as const };
    }
    await ctx.call(voidInvoice, { invoiceId: invoice.invoiceId, reason: 'Change of plan was not paid' });
    await dropPending(ctx, row, 'change given up: not paid in time');
    return { clientId: row.clientId, outcome: 'given_up' as const };
  },
  audit: ({ input, result }) =>
    result.outcome === 'nothing'
      ? null
      : {
          resource: { kind: 'subscription', id: input.subscriptionId },
          clientId: result.clientId,
          detail: { outcome: result.outcome },
        },
});
