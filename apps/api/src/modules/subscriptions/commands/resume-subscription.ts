import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { nextSubscriptionState } from '#modules/billing/core/index.ts';
import { billLines, issueInvoice } from '#modules/billing/index.ts';
import { historyOf, writeSegment, writeStops } from '../store/history.ts';
import { type ResumePlan, resumePlan } from '../store/pause.ts';
import { refresh } from '../store/pending.ts';
import { lockSubscription, logChange, type SubscriptionRow } from '../store/subscriptions.ts';

/**
 * Lets a paused subscription go on today: what is left of its period is invoiced, the service comes back. Periods stay
 * where they were (`keep`), or only their day of the month does (`day`): a year begins again with the month of the return.
 */
export const resumeSubscription = defineCommand({
  name: 'subscriptions.resume_subscription',
  permission: 'subscription:pause',
  input: z.strictObject({ subscriptionId: id(), anchor: z._default(z.enum(['keep', 'day']), 'keep') }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId, anchor }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const plan = await resumePlan(ctx, row, anchor);
    const invoiceId = plan.lines.length === 0 ? null : await bill(ctx, row, plan);
    const status = nextSubscriptionState(row.status, 'resume');
    await refresh(ctx, resumed(row, plan, invoiceId !== null));
    await logChange(ctx, row, { from: row.status, to: status, reason: 'resumed' });
    ctx.emit('subscription.resumed', { subscriptionId }, { clientId: row.clientId });
    return { clientId: row.clientId, invoiceId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { anchor: input.anchor, invoiceId: result.invoiceId },
  }),
});

async function bill(
  ctx: CommandContext,
  { clientId, currency }: SubscriptionRow,
  { lines }: ResumePlan,
): Promise<string> {
  const { invoiceId } = await ctx.call(billLines, { clientId, currency, lines });
  await ctx.call(issueInvoice, { invoiceId });
  return invoiceId;
}

function resumed(row: SubscriptionRow, plan: ResumePlan, isOwed: boolean): SubscriptionRow {
  const { facts, segment, periodsInvoiced, invoicedTo } = plan;
  if (row.cycle === 'one_time') throw new AppError('subscriptions.not_changeable');
  const history = historyOf(row);
  const hasMoved = facts.segments.length !== history.segments.length;
  const last = writeSegment(segment, row.cycle);
  const segments = hasMoved
    ? [
        ...history.segments.map((one, at) => (at === history.segments.length - 1 ? { ...one, to: last.from } : one)),
        last,
      ]
    : history.segments;
  return {
    ...row,
    status: nextSubscriptionState(row.status, 'resume'),
    resumeOn: null,
    anchorOn: segment.recurrence.anchor.on,
    periodsInvoiced,
    paidUntil: isOwed ? row.paidUntil : invoicedTo,
    history: { ...history, segments, stops: writeStops(facts) },
  };
}
