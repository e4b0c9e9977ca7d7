import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { isBilled } from '#modules/billing/core/index.ts';
import { pausePlan } from '../store/pause.ts';
import { refresh } from '../store/pending.ts';
import { lockSubscription, logChange, type SubscriptionRow } from '../store/subscriptions.ts';
import { pauseNow } from './pause-subscription.ts';
import { resumeSubscription } from './resume-subscription.ts';

/**
 * Begins a pause whose day has come, or ends one. A pause that cannot begin on its day (an unpaid invoice, a debt) is given
 * up, and the log says why.
 */
export const followPause = defineCommand({
  name: 'subscriptions.follow_pause',
  permission: 'subscription:pause',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const isDue = (on: Temporal.PlainDate | null) => on !== null && Temporal.PlainDate.compare(on, ctx.today) <= 0;
    const { clientId } = row;
    if (row.status === 'paused' && isDue(row.resumeOn)) {
      await ctx.call(resumeSubscription, { subscriptionId });
      return { clientId, outcome: 'resumed' as const };
    }
    if (!isBilled(row.status) || !isDue(row.pauseOn)) return { clientId, outcome: 'nothing' as const };
    return { clientId, outcome: await begin(ctx, row) };
  },
  audit: ({ input, result }) =>
    result.outcome === 'nothing'
      ? null
      : {
          resource: { kind: 'subscription', id: input.subscriptionId },
          clientId: result.clientId,
          detail: { outcome: result.outcome },
        },
});

async function begin(ctx: CommandContext, row: SubscriptionRow): Promise<'paused' | 'given_up'> {
  const obstacle = await obstacleOf(ctx, row);
  if (obstacle === null) {
    await pauseNow(ctx, row, { until: row.resumeOn, reason: '' });
    return 'paused';
  }
  await refresh(ctx, { ...row, pauseOn: null, resumeOn: null });
  await logChange(ctx, row, { from: row.status, to: row.status, reason: `pause given up: ${obstacle}` });
  return 'given_up';
}

/** Looked at before anything is written, so that giving up leaves nothing behind. */
async function obstacleOf(ctx: CommandContext, row: SubscriptionRow): Promise<string | null> {
  try {
    await pausePlan(ctx, row);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('subscriptions.')) return error.code;
    throw error;
  }
}
