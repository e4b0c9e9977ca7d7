import { OVERDUE_REASON } from '@panel1/shared-types';
import type { CommandContext } from '#lib/command/command.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { mayUnsuspend } from '#modules/billing/core/index.ts';
import { overdueSubscriptions, subscriptionLines } from '#modules/billing/index.ts';
import { serviceFacts, unsuspendService } from '#modules/provisioning/index.ts';

/** What was suspended for an unpaid invoice comes back when nothing of its subscription is overdue any more. */
export const dunningConsumer = defineConsumer('dunning', {
  'invoice.paid': (ctx, { payload }) => bringBack(ctx, payload.invoiceId),
  'invoice.credited': (ctx, { payload }) => bringBack(ctx, payload.invoiceId),
  'invoice.voided': (ctx, { payload }) => bringBack(ctx, payload.invoiceId),
});

async function bringBack(ctx: CommandContext, invoiceId: string): Promise<void> {
  const lines = await subscriptionLines(ctx, invoiceId);
  const subscriptionIds = [...new Set(lines.map(({ subscriptionId }) => subscriptionId))];
  const overdue = await overdueSubscriptions(ctx, subscriptionIds);
  for (const { serviceId, subscriptionId, target, suspendReason, status } of await serviceFacts(ctx, {
    subscriptionIds,
  })) {
    const isHeld = target === 'suspended' && (status === 'active' || status === 'suspended');
    const overdueInvoices = overdue.filter((one) => one === subscriptionId).length;
    const suspendedFor = suspendReason === OVERDUE_REASON ? 'overdue' : 'staff';
    if (isHeld && mayUnsuspend({ suspendedFor, overdueInvoices })) await ctx.call(unsuspendService, { serviceId });
  }
}
