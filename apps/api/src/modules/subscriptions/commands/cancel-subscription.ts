import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { isBilled } from '#modules/billing/core/index.ts';
import { openInvoicesOnlyFor, voidInvoice } from '#modules/billing/index.ts';
import { isPlanInvoiced } from '../store/history.ts';
import { countPeriods, dropPending } from '../store/pending.ts';
import { stop } from '../store/progress.ts';
import { lockSubscription, logChange, oneSubscription, type SubscriptionRow } from '../store/subscriptions.ts';

/**
 * Ends a subscription at once, or at the end of what is paid. Unpaid invoices that bill nothing else are voided. One that
 * never started, or has no end of its own, ends at once.
 */
export const cancelSubscription = defineCommand({
  name: 'subscriptions.cancel_subscription',
  permission: 'subscription:cancel',
  input: z.strictObject({
    subscriptionId: id(),
    when: z.enum(['now', 'period_end']),
    reason: text(500),
  }),
  example: (of) => ({ subscriptionId: of('subscription'), when: 'period_end' as const, reason: 'Moving elsewhere' }),
  async run(ctx, input) {
    const row = await lockSubscription(ctx, input.subscriptionId);
    const { reason } = input;
    const isLater = input.when === 'period_end' && isBilled(row.status) && row.paidUntil !== null;
    if (isLater && row.endsOn !== null) throw new AppError('subscriptions.wrong_state');
    if (isLater) await endLater(ctx, row, reason);
    else await stop(ctx, row, { action: 'cancel', reason });
    await withdrawInvoices(ctx, row);
    ctx.emit('subscription.cancelled', { subscriptionId: row.id }, { clientId: row.clientId });
    return { clientId: row.clientId, endsOn: isLater ? (row.paidUntil?.toString() ?? null) : ctx.today.toString() };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { when: input.when, reason: input.reason, endsOn: result.endsOn },
  }),
});

async function endLater(ctx: CommandContext, row: SubscriptionRow, reason: string): Promise<void> {
  const endsOn = row.paidUntil;
  await ctx.tx.update(subscriptions).set({ endsOn, nextInvoiceOn: null }).where(oneSubscription(ctx, row.id));
  await logChange(ctx, row, { from: row.status, to: row.status, reason: `ends at the end of its period: ${reason}` });
}

/**
 * Voids what was billed ahead, and counts those periods back: they are billed again if the wish is withdrawn. A change
 * that is not in force and not paid is given up with it.
 */
async function withdrawInvoices(ctx: CommandContext, of: SubscriptionRow): Promise<void> {
  let row = await lockSubscription(ctx, of.id);
  for (const { invoiceId, periods } of await openInvoicesOnlyFor(ctx, row.id)) {
    await ctx.call(voidInvoice, { invoiceId, reason: 'Subscription cancelled' });
    if (periods > 0 && row.anchorOn !== null) row = await countPeriods(ctx, row, -periods);
  }
  const pending = row.history?.pending;
  if (row.history && pending && !isPlanInvoiced(row.history, pending.periodsInvoiced))
    await dropPending(ctx, row, 'change given up with the subscription');
}
