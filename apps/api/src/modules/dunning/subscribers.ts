import { OVERDUE_REASON } from '@panel1/shared-types';
import type { CommandContext } from '#lib/command/command.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { mayUnsuspend } from '#modules/billing/core/index.ts';
import { invoiceFacts, overdueSubscriptions, subscriptionLines } from '#modules/billing/index.ts';
import { disputeFacts } from '#modules/payments/index.ts';
import { serviceFacts, suspendService, unsuspendService } from '#modules/provisioning/index.ts';
import { readSettings } from '#modules/tenants/index.ts';

/** What was suspended for an unpaid invoice comes back when nothing of its subscription is overdue any more. */
export const dunningConsumer = defineConsumer('dunning', {
  'invoice.paid': (ctx, { payload }) => bringBack(ctx, payload.invoiceId),
  'invoice.credited': (ctx, { payload }) => bringBack(ctx, payload.invoiceId),
  'invoice.voided': (ctx, { payload }) => bringBack(ctx, payload.invoiceId),
  'dispute.withheld': (ctx, { payload }) => suspendDisputed(ctx, payload.disputeId),
  'invoice.replaced': (ctx, { payload }) => bringBack(ctx, payload.invoiceId),
});

/** Where the tenant wants it, the services of invoices that are owed again stop until the bank has decided. */
async function suspendDisputed(ctx: CommandContext, disputeId: string): Promise<void> {
  const { suspendsServices, whileOpen } = await readSettings(ctx, 'disputes');
  const { booking, invoiceIds } = await disputeFacts(ctx, disputeId);
  if (!suspendsServices || whileOpen === 'held' || booking !== 'withheld') return;
  const owed = (await invoiceFacts(ctx, invoiceIds)).filter(({ disputedMinor }) => disputedMinor > 0n);
  for (const { invoiceId } of owed) {
    const subscriptionIds = (await subscriptionLines(ctx, invoiceId)).map((line) => line.subscriptionId);
    const services = await serviceFacts(ctx, { subscriptionIds: [...new Set(subscriptionIds)] });
    for (const { serviceId, status, target } of services)
      if (status === 'active' && target === 'active')
        await ctx.call(suspendService, { serviceId, reason: OVERDUE_REASON });
  }
}

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
