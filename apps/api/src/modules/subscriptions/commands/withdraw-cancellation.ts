import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { isBilled } from '#modules/billing/core/index.ts';
import { waitingCancellation, withdrawRequests } from '../store/cancellations.ts';
import { refresh } from '../store/pending.ts';
import { lockSubscription, logChange } from '../store/subscriptions.ts';

/** Keeps a subscription that was to end, or takes back the request to end it. */
export const withdrawCancellation = defineCommand({
  name: 'subscriptions.withdraw_cancellation',
  permission: 'subscription:cancel',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const isWaiting = (await waitingCancellation(ctx, row.id)) !== null;
    const isEnding = (isBilled(row.status) || row.status === 'paused') && row.endsOn !== null;
    if (!isWaiting && !isEnding) throw new AppError('subscriptions.wrong_state');
    await withdrawRequests(ctx, row.id);
    if (isEnding) await refresh(ctx, { ...row, endsOn: null });
    await logChange(ctx, row, { from: row.status, to: row.status, reason: 'cancellation withdrawn' });
    return { clientId: row.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
  }),
});
