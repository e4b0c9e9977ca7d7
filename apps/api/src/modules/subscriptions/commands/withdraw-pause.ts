import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { refresh } from '../store/pending.ts';
import { lockSubscription, logChange } from '../store/subscriptions.ts';

/** Takes back a pause that has not begun. */
export const withdrawPause = defineCommand({
  name: 'subscriptions.withdraw_pause',
  permission: 'subscription:pause',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await lockSubscription(ctx, subscriptionId);
    if (row.pauseOn === null) throw new AppError('subscriptions.wrong_state', { values: { status: row.status } });
    await refresh(ctx, { ...row, pauseOn: null, resumeOn: null });
    await logChange(ctx, row, { from: row.status, to: row.status, reason: 'pause withdrawn' });
    return { clientId: row.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
  }),
});
