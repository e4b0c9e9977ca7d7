import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import { demand } from '#lib/authz/decide.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readSettings } from '#modules/tenants/index.ts';
import {
  demandByClient,
  demandReason,
  recordCancellation,
  type WantedEnd,
  waitingCancellation,
} from '../store/cancellations.ts';
import { demandContractOver, endAs, plannedEnd } from '../store/end-subscription.ts';
import { lockSubscription, logChange } from '../store/subscriptions.ts';

/**
 * Ends a subscription at once, or as soon as the paid time and the contract allow. Unpaid invoices that bill nothing else
 * are voided; what is paid and not used comes back where that is wished. What clients ask for waits for staff where the
 * tenant wants that. One that never started, or has no end of its own, ends at once.
 */
export const cancelSubscription = defineCommand({
  name: 'subscriptions.cancel_subscription',
  permission: 'subscription:cancel',
  input: z.strictObject({
    subscriptionId: id(),
    when: z.enum(['now', 'period_end']),
    /** Staff only: what becomes of paid time that is not used. Clients get what the tenant has decided. */
    unused: z._default(z.enum(['none', 'credit', 'refund']), 'none'),
    /** Of the tenant's list. */
    reasonKey: z.optional(text(40)),
    reason: z._default(text(500, 0), ''),
  }),
  example: (of) => ({ subscriptionId: of('subscription'), when: 'period_end' as const, reason: 'Moving elsewhere' }),
  async run(ctx, { subscriptionId, when, unused, reasonKey, reason }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const asked: WantedEnd = { when, unused, reasonKey: reasonKey ?? null, words: reason };
    await demandReason(ctx, asked.reasonKey);
    if (unused === 'refund') demand(ctx.actor, 'payment:refund');
    if ((await waitingCancellation(ctx, row.id)) !== null) throw new AppError('subscriptions.cancellation_waits');
    const isClient = clientScope(ctx.actor) !== null;
    const wish = isClient ? await demandByClient(ctx, asked) : asked;
    if (isClient && when === 'now') demandContractOver(ctx, row);
    const { clientId } = row;
    const { needsApproval } = await readSettings(ctx, 'subscriptions');
    if (isClient && needsApproval && row.status !== 'pending') {
      if (row.endsOn !== null || row.endedAt !== null) throw new AppError('subscriptions.wrong_state');
      const endsOn = plannedEnd(ctx, row, when).on;
      const cancellationId = await recordCancellation(ctx, row, { wish, status: 'waiting', endsOn });
      await logChange(ctx, row, { from: row.status, to: row.status, reason: `cancellation asked for: ${reason}` });
      ctx.emit('subscription.cancellation_asked', { subscriptionId, cancellationId }, { clientId });
      return { clientId, isWaiting: true, endsOn: endsOn.toString() };
    }
    const endsOn = await endAs(ctx, row, wish);
    await recordCancellation(ctx, row, { wish, status: 'approved', endsOn });
    return { clientId, isWaiting: false, endsOn: endsOn.toString() };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { when: input.when, unused: input.unused, reason: input.reason, endsOn: result.endsOn },
  }),
});
