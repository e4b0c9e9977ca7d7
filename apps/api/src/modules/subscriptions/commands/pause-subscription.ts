import { id, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientScope } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { nextSubscriptionState } from '#modules/billing/core/index.ts';
import { voidInvoice } from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { giveBack } from '../store/give-back.ts';
import { historyOf, writeStops } from '../store/history.ts';
import { demandPausable, pausePlan } from '../store/pause.ts';
import { countPeriods, dropPending, makeWay, refresh } from '../store/pending.ts';
import { lockSubscription, logChange, type SubscriptionRow } from '../store/subscriptions.ts';

type Day = Temporal.PlainDate;

/**
 * Lets a subscription stand still, from today or a later day, until a day or until somebody lets it go on. What is left of
 * the paid time becomes credit on the day on which it begins; clients only where the tenant lets them.
 */
export const pauseSubscription = defineCommand({
  name: 'subscriptions.pause_subscription',
  permission: 'subscription:pause',
  input: z.strictObject({
    subscriptionId: id(),
    /** Today where left out. */
    on: z.optional(localDate()),
    until: z.optional(localDate()),
    reason: z._default(text(500, 0), ''),
  }),
  example: (of) => ({ subscriptionId: of('subscription'), reason: 'Season is over' }),
  async run(ctx, { subscriptionId, reason, ...asked }) {
    const row = await lockSubscription(ctx, subscriptionId);
    const on = asked.on === undefined ? ctx.today : Temporal.PlainDate.from(asked.on);
    const until = asked.until === undefined ? null : Temporal.PlainDate.from(asked.until);
    await demandAllowed(ctx, { on, until });
    if (on.equals(ctx.today)) await pauseNow(ctx, row, { until, reason });
    else await pauseLater(ctx, row, { on, until, reason });
    return { clientId: row.clientId, on: on.toString(), until: until?.toString() ?? null };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { on: result.on, until: result.until, reason: input.reason },
  }),
});

/** Clients pause where the tenant lets them, and not for longer than it says. */
async function demandAllowed(ctx: CommandContext, { on, until }: { on: Day; until: Day | null }): Promise<void> {
  const { compare } = Temporal.PlainDate;
  if (compare(on, ctx.today) < 0) throw new AppError('request.invalid', { fields: { on: 'out_of_range' } });
  if (until !== null && compare(until, on) <= 0)
    throw new AppError('request.invalid', { fields: { until: 'out_of_range' } });
  if (clientScope(ctx.actor) === null) return;
  const { clientsMayPause, longestPauseDays: longest } = await readSettings(ctx, 'subscriptions');
  if (!clientsMayPause) throw new AppError('subscriptions.not_allowed');
  if (longest !== null && (until === null || on.until(until).days > longest))
    throw new AppError('subscriptions.pause_too_long', { values: { days: longest } });
}

async function pauseLater(
  ctx: CommandContext,
  row: SubscriptionRow,
  { on, until, reason }: { on: Day; until: Day | null; reason: string },
): Promise<void> {
  nextSubscriptionState(row.status, 'pause');
  await demandPausable(ctx, row);
  if (row.endsOn !== null) throw new AppError('subscriptions.wrong_state', { values: { status: row.status } });
  await logChange(ctx, row, {
    from: row.status,
    to: row.status,
    reason: sentence('pause planned', { on, until, reason }),
  });
  await refresh(ctx, { ...row, pauseOn: on, resumeOn: until });
}

/** Pauses a locked subscription today. */
export async function pauseNow(
  ctx: CommandContext,
  of: SubscriptionRow,
  { until, reason }: { until: Day | null; reason: string },
): Promise<void> {
  const row = await makeWay(ctx, of);
  const { facts, unused, revoked } = await pausePlan(ctx, row);
  let next = row;
  for (const { invoiceId, periods } of revoked) {
    await ctx.call(voidInvoice, { invoiceId, reason: 'Subscription paused' });
    next = await countPeriods(ctx, next, -periods);
  }
  await giveBack(ctx, unused, { want: 'credit', reason: 'Subscription paused' });
  if (next.history?.pending) next = await dropPending(ctx, next, 'change given up with the pause');
  const status = nextSubscriptionState(row.status, 'pause');
  const isPaidAhead = next.paidUntil !== null && Temporal.PlainDate.compare(ctx.today, next.paidUntil) < 0;
  await refresh(ctx, {
    ...next,
    ...{ status, pauseOn: null, resumeOn: until },
    paidUntil: isPaidAhead ? ctx.today : next.paidUntil,
    history: { ...historyOf(next), stops: writeStops(facts) },
  });
  await logChange(ctx, row, { from: row.status, to: status, reason: sentence('paused', { on: null, until, reason }) });
  ctx.emit('subscription.paused', { subscriptionId: row.id }, { clientId: row.clientId });
}

/** As the log says it: `paused until 2026-03-01: Season is over`. See `logRule`. */
function sentence(what: string, of: { on: Day | null; until: Day | null; reason: string }): string {
  const from = of.on === null ? '' : ` for ${of.on}`;
  const to = of.until === null ? '' : ` until ${of.until}`;
  return `${what}${from}${to}${of.reason === '' ? '' : `: ${of.reason}`}`;
}
