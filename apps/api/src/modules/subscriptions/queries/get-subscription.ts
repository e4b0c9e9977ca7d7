import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { subscriptionChanges } from '#db/schema/subscriptions.ts';
import { defineQuery } from '#lib/command/define.ts';
import { getSubscriptionRow } from '../store/subscriptions.ts';
import { subscriptionView } from './subscription-view.ts';

export const getSubscription = defineQuery({
  name: 'subscriptions.get_subscription',
  permission: 'subscription:read',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await getSubscriptionRow(ctx, subscriptionId);
    const changes = await ctx.tx
      .select()
      .from(subscriptionChanges)
      .where(
        and(eq(subscriptionChanges.tenantId, ctx.tenant.id), eq(subscriptionChanges.subscriptionId, subscriptionId)),
      )
      .orderBy(asc(subscriptionChanges.occurredAt), asc(subscriptionChanges.id));
    return {
      ...subscriptionView(row),
      configuration: row.configuration,
      changes: changes.map((change) => ({
        id: change.id,
        from: change.fromStatus,
        to: change.toStatus,
        reason: change.reason,
        actorName: change.actorName,
        occurredAt: change.occurredAt.toString(),
      })),
    };
  },
});
