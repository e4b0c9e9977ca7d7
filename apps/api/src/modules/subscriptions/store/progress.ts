import { subscriptions } from '#db/schema/subscriptions.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { isBilled, nextSubscriptionState, periodAt } from '#modules/billing/core/index.ts';
import type { SubscriptionLine } from '#modules/billing/index.ts';
import { nameFirstPeriod, overdueSubscriptions } from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { nextInvoiceOn, recurrenceOf } from '../core/periods.ts';
import { logChange, oneSubscription, type SubscriptionRow } from './subscriptions.ts';

/** How many days ahead of a period this tenant issues its invoice. */
export async function leadDays(ctx: QueryContext): Promise<number> {
  return (await readSettings(ctx, 'billing')).renewalLeadDays;
}

/** Starts a pending subscription on a day: its first period is paid, the next ones are counted from this day for ever. */
export async function activate(ctx: CommandContext, row: SubscriptionRow, on: Temporal.PlainDate): Promise<void> {
  const progress = { anchorOn: on, cycle: row.cycle, periodsInvoiced: 1 };
  await ctx.tx
    .update(subscriptions)
    .set({
      status: nextSubscriptionState(row.status, 'activate'),
      anchorOn: on,
      periodsInvoiced: 1,
      paidUntil: row.cycle === 'one_time' ? null : periodAt(recurrenceOf(progress), 0).end,
      nextInvoiceOn: nextInvoiceOn(progress, await leadDays(ctx)),
    })
    .where(oneSubscription(ctx, row.id));
  await nameFirstPeriod(ctx, { clientId: row.clientId, subscriptionId: row.id, period: on });
  await logChange(ctx, row, { from: row.status, to: 'active', reason: 'first invoice paid' });
  ctx.emit('subscription.activated', { subscriptionId: row.id }, { clientId: row.clientId });
}

/** Moves the day until which a running subscription is paid, and ends its arrears when nothing is overdue any more. */
export async function renew(
  ctx: CommandContext,
  row: SubscriptionRow,
  lines: readonly SubscriptionLine[],
): Promise<void> {
  const paidUntil = lines.reduce((latest, { periodEnd }) => later(latest, periodEnd), row.paidUntil);
  const isBehind = row.status === 'past_due' && (await overdueSubscriptions(ctx, [row.id])).length > 0;
  const status = row.status === 'past_due' && !isBehind ? nextSubscriptionState(row.status, 'catch_up') : row.status;
  await ctx.tx.update(subscriptions).set({ paidUntil, status }).where(oneSubscription(ctx, row.id));
  if (status !== row.status) await logChange(ctx, row, { from: row.status, to: status, reason: 'arrears paid' });
  if (paidUntil !== null && (row.paidUntil === null || !paidUntil.equals(row.paidUntil)))
    ctx.emit('subscription.renewed', { subscriptionId: row.id }, { clientId: row.clientId });
}

function later(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): Temporal.PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a;
}

/** Marks locked subscriptions whose invoices are overdue. */
export async function fallBehind(ctx: CommandContext, rows: readonly SubscriptionRow[]): Promise<void> {
  for (const row of rows) {
    if (row.status !== 'active') continue;
    const status = nextSubscriptionState(row.status, 'fall_behind');
    await ctx.tx.update(subscriptions).set({ status }).where(oneSubscription(ctx, row.id));
    await logChange(ctx, row, { from: row.status, to: status, reason: 'invoice overdue' });
  }
}

/** Ends a running subscription: at its own end, or before its time. What it paid for stops. */
export async function stop(
  ctx: CommandContext,
  row: SubscriptionRow,
  of: { action: 'cancel' | 'end'; reason: string },
): Promise<void> {
  const wasRunning = isBilled(row.status) || row.status === 'paused';
  const status = nextSubscriptionState(row.status, of.action);
  await ctx.tx
    .update(subscriptions)
    .set({ status, endedAt: ctx.now, nextInvoiceOn: null, changeOn: null, pauseOn: null, resumeOn: null })
    .where(oneSubscription(ctx, row.id));
  await logChange(ctx, row, { from: row.status, to: status, reason: of.reason });
  if (wasRunning) ctx.emit('subscription.ended', { subscriptionId: row.id }, { clientId: row.clientId });
}
