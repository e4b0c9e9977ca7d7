import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { subscriptionChanges } from '#db/schema/subscriptions.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { waitingCancellation } from '../store/cancellations.ts';
import { nextRenewal } from '../store/next-renewal.ts';
import { isPausable } from '../store/pause.ts';
import { getSubscriptionRow, type SubscriptionRow } from '../store/subscriptions.ts';
import { renewalView, subscriptionView } from './subscription-view.ts';

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
      renewal: renewalView(await nextRenewal(ctx, row), row.currency),
      configuration: row.configuration,
      /** What a client may do with it, as the tenant's settings say; staff may do all of it. */
      mayByClient: await allowedToClients(ctx, row),
      isPausable: await isPausable(ctx, row),
      isCancellationWaiting: (await waitingCancellation(ctx, row.id)) !== null,
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

async function allowedToClients(ctx: QueryContext, row: SubscriptionRow) {
  const { clientsMayPause, clientsMayRenewAhead } = await readSettings(ctx, 'subscriptions');
  return { pause: clientsMayPause && (await isPausable(ctx, row)), renewAhead: clientsMayRenewAhead };
}
