import { PAUSED_REASON } from '@panel1/shared-types';
import { and, eq, ne } from 'drizzle-orm';
import { services } from '#db/schema/provisioning.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { suspendService } from './commands/suspend-service.ts';
import { unsuspendService } from './commands/unsuspend-service.ts';
import { advance } from './store/advance.ts';
import { deliverAnswers, deliverOrder } from './store/deliver-order.ts';
import { serviceFacts } from './store/facts.ts';
import { followPlan } from './store/follow-plan.ts';
import { lockService } from './store/services.ts';

/** What provisioning does when something happens elsewhere. */
export const provisioningConsumer = defineConsumer('provisioning', {
  'order.accepted': (ctx, event) => deliverOrder(ctx, event.payload.orderId),
  'order.fields_answered': (ctx, event) => deliverAnswers(ctx, event.payload.orderId),
  'service.details_provided': async (ctx, event) => {
    await advance(ctx, await lockService(ctx, event.payload.serviceId));
  },
  'subscription.changed': (ctx, event) => followPlan(ctx, event.payload.subscriptionId),
  'subscription.paused': (ctx, event) => standStill(ctx, event.payload.subscriptionId),
  'subscription.resumed': (ctx, event) => goOn(ctx, event.payload.subscriptionId),
  // Data is never removed by an event: a person ends the service for good.
  'subscription.ended': async (ctx, event) => {
    const running = await ctx.tx
      .select({ id: services.id })
      .from(services)
      .where(
        and(
          eq(services.tenantId, ctx.tenant.id),
          eq(services.subscriptionId, event.payload.subscriptionId),
          eq(services.status, 'active'),
          ne(services.target, 'terminated'),
        ),
      );
    for (const { id: serviceId } of running)
      await ctx.call(suspendService, { serviceId, reason: 'Subscription ended' });
  },
});

async function standStill(ctx: CommandContext, subscriptionId: string): Promise<void> {
  for (const { serviceId, status, target } of await serviceFacts(ctx, { subscriptionIds: [subscriptionId] }))
    if (status === 'active' && target === 'active')
      await ctx.call(suspendService, { serviceId, reason: PAUSED_REASON });
}

/** What was suspended for the pause comes back; what staff or an unpaid invoice hold does not. */
async function goOn(ctx: CommandContext, subscriptionId: string): Promise<void> {
  for (const { serviceId, target, suspendReason } of await serviceFacts(ctx, { subscriptionIds: [subscriptionId] }))
    if (target === 'suspended' && suspendReason === PAUSED_REASON) await ctx.call(unsuspendService, { serviceId });
}
