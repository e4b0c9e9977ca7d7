import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { recordCancellation, withdrawRequests } from '../store/cancellations.ts';
import { endAs } from '../store/end-subscription.ts';
import { lockSubscription } from '../store/subscriptions.ts';

/**
 * Ends a subscription today because the law says so, whatever its contract and the tenant's settings say. What becomes of
 * the money is for the caller; no procedure leads here.
 */
export const endSubscription = defineCommand({
  name: 'subscriptions.end_subscription',
  permission: 'subscription:cancel',
  input: z.strictObject({ subscriptionId: id(), reason: text(500) }),
  example: (of) => ({ subscriptionId: of('subscription'), reason: 'Withdrawal of the consumer' }),
  async run(ctx, { subscriptionId, reason }) {
    const row = await lockSubscription(ctx, subscriptionId);
    await withdrawRequests(ctx, row.id);
    const wish = { when: 'now', unused: 'none', reasonKey: null, words: reason } as const;
    const endsOn = await endAs(ctx, row, wish);
    await recordCancellation(ctx, row, { wish, status: 'approved', endsOn });
    return { clientId: row.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
