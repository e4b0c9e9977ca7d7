import { and, eq, ne } from 'drizzle-orm';
import { services } from '#db/schema/provisioning.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { suspendService } from './commands/suspend-service.ts';
import { advance } from './store/advance.ts';
import { deliverAnswers, deliverOrder } from './store/deliver-order.ts';
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
