import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import { demand } from '#lib/authz/decide.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { answerRequest, lockCancellation, type WantedEnd } from '../store/cancellations.ts';
import { endAs } from '../store/end-subscription.ts';
import { lockSubscription, logChange } from '../store/subscriptions.ts';

/** Approves a client's request to leave, as it was asked for or otherwise, or declines it. */
export const answerCancellation = defineCommand({
  name: 'subscriptions.answer_cancellation',
  permission: 'subscription:cancel',
  input: z.strictObject({
    cancellationId: id(),
    answer: z.enum(['approve', 'decline']),
    when: z.optional(z.enum(['now', 'period_end'])),
    unused: z.optional(z.enum(['none', 'credit', 'refund'])),
    /** To the client. */
    note: z._default(text(500, 0), ''),
  }),
  example: (of) => ({ cancellationId: of('cancellation'), answer: 'approve' as const }),
  async run(ctx, { cancellationId, answer, when, unused, note }) {
    if (clientScope(ctx.actor) !== null) throw new AppError('auth.forbidden');
    const asked = await lockCancellation(ctx, cancellationId);
    if (asked.status !== 'waiting')
      throw new AppError('subscriptions.wrong_state', { values: { status: asked.status } });
    const row = await lockSubscription(ctx, asked.subscriptionId);
    const { clientId } = row;
    if (answer === 'decline') {
      await answerRequest(ctx, asked, { status: 'declined', answer: note });
      await logChange(ctx, row, { from: row.status, to: row.status, reason: `cancellation declined: ${note}` });
      ctx.emit('subscription.cancellation_declined', { subscriptionId: row.id, cancellationId }, { clientId });
      return { clientId, subscriptionId: row.id, endsOn: null };
    }
    const { reasonKey, words } = asked;
    const wish: WantedEnd = { when: when ?? asked.wanted, unused: unused ?? asked.unused, reasonKey, words };
    if (wish.unused === 'refund') demand(ctx.actor, 'payment:refund');
    const endsOn = await endAs(ctx, row, wish);
    await answerRequest(ctx, asked, { status: 'approved', answer: note, endsOn, wish });
    return { clientId, subscriptionId: row.id, endsOn: endsOn.toString() };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: result.subscriptionId },
    clientId: result.clientId,
    detail: { answer: input.answer, note: input.note, endsOn: result.endsOn },
  }),
});
