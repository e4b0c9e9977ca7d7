import type { PendingChange } from '#db/schema/subscriptions.ts';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { periodAt } from '#modules/billing/core/index.ts';
import { releaseStock } from '#modules/catalog/index.ts';
import { nextInvoiceOn, recurrenceOf } from '../core/periods.ts';
import { basisOf, cutAt, historyOf, isPlanInvoiced, priceAheadOf } from './history.ts';
import { followItem } from './price-changes.ts';
import { leadDays } from './progress.ts';
import { logChange, oneSubscription, type SubscriptionRow } from './subscriptions.ts';

/** Writes a pending change, or that there is none any more; answers the row as it is then. */
export async function setPending(
  ctx: CommandContext,
  row: SubscriptionRow,
  of: { pending: PendingChange | null; changeOn: Temporal.PlainDate | null },
): Promise<SubscriptionRow> {
  const history = { ...historyOf(row), pending: of.pending };
  return refresh(ctx, { ...row, history, changeOn: of.changeOn });
}

/** Stores where a row stands, with the day of its next invoice. */
export async function refresh(ctx: CommandContext, row: SubscriptionRow): Promise<SubscriptionRow> {
  const basis = basisOf(row);
  const stands = row.status === 'paused' || basis === null;
  const next = { ...row, nextInvoiceOn: stands ? null : nextInvoiceOn(basis, await leadDays(ctx)) };
  const { tenantId: _tenant, id: _id, clientId: _client, ...columns } = next;
  await ctx.tx.update(subscriptions).set(columns).where(oneSubscription(ctx, row.id));
  return next;
}

/** Counts invoiced periods, of the planned change where there is one. `by` is negative when invoices are taken back. */
export async function countPeriods(ctx: CommandContext, row: SubscriptionRow, by: number): Promise<SubscriptionRow> {
  const pending = row.history === null ? null : historyOf(row).pending;
  if (pending === null || pending.invoiceId !== null || pending.periodsInvoiced === null)
    return refresh(ctx, { ...row, periodsInvoiced: row.periodsInvoiced + by });
  const counted = { ...pending, periodsInvoiced: pending.periodsInvoiced + by };
  return setPending(ctx, row, { pending: counted, changeOn: row.changeOn });
}

/** Gives a pending change up: the subscription goes on as it was. */
export async function dropPending(ctx: CommandContext, row: SubscriptionRow, reason: string): Promise<SubscriptionRow> {
  const { pending } = historyOf(row);
  if (pending === null) return row;
  if (pending.reserved > 0) await ctx.call(releaseStock, { productId: pending.productId, quantity: pending.reserved });
  const isPrice = priceAheadOf(historyOf(row)) !== null;
  await logChange(ctx, row, { from: row.status, to: row.status, reason: isPrice ? 'new price set aside' : reason });
  if (isPrice) await followItem(ctx, { id: row.id, pending }, 'waiting');
  return setPending(ctx, row, { pending: null, changeOn: null });
}

/**
 * Makes way for a change of plan: a new price that is invoiced comes into force, one that is not is set aside and is decided
 * anew for what the subscription is then.
 */
export async function makeWay(ctx: CommandContext, row: SubscriptionRow): Promise<SubscriptionRow> {
  if (row.history === null || priceAheadOf(row.history) === null) return row;
  if (isPlanInvoiced(historyOf(row), row.periodsInvoiced)) return applyPending(ctx, row);
  return dropPending(ctx, row, 'planned change replaced');
}

/** As {@link makeWay}, for looking only. */
export function wayMade(row: SubscriptionRow): SubscriptionRow {
  const ahead = row.history === null ? null : priceAheadOf(row.history);
  if (row.history === null || ahead === null) return row;
  const left = { ...row, changeOn: null };
  if (!isPlanInvoiced(row.history, row.periodsInvoiced)) return { ...left, history: { ...row.history, pending: null } };
  const segments = cutAt(row.history.segments, ahead.segment);
  return {
    ...left,
    recurringMinor: BigInt(ahead.recurringMinor),
    history: { ...row.history, segments, pending: null },
  };
}

/** Puts a pending change into force: from now on the subscription is what was asked for. */
export async function applyPending(ctx: CommandContext, row: SubscriptionRow): Promise<SubscriptionRow> {
  const history = historyOf(row);
  const { pending } = history;
  if (pending === null) return row;
  const { segment, productId, description, quantity, taxCategory, configuration } = pending;
  const periodsInvoiced = pending.periodsInvoiced ?? row.periodsInvoiced;
  const anchorOn = Temporal.PlainDate.from(segment.anchorOn);
  const billed = periodAt(recurrenceOf({ ...segment, anchorOn }), periodsInvoiced - 1);
  if (productId !== row.productId) await ctx.call(releaseStock, { productId: row.productId, quantity: row.quantity });
  const changed = await refresh(ctx, {
    ...row,
    ...{ productId, description, quantity, taxCategory, configuration, periodsInvoiced, anchorOn },
    cycle: segment.cycle,
    recurringMinor: BigInt(pending.recurringMinor),
    paidUntil: pending.invoiceId === null ? row.paidUntil : billed.end,
    history: { ...history, segments: cutAt(history.segments, segment), pending: null },
    changeOn: null,
  });
  const isPrice = priceAheadOf(history) !== null;
  const reason = isPrice ? `new price since ${segment.from}` : `changed to ${description}`;
  await logChange(ctx, row, { from: row.status, to: row.status, reason });
  // The client was told of a price already, and nothing else changes with it.
  if (isPrice) await followItem(ctx, { id: row.id, pending }, 'in_force');
  else ctx.emit('subscription.changed', { subscriptionId: row.id }, { clientId: row.clientId });
  return changed;
}
