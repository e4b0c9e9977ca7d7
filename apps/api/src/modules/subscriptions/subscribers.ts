import type { CommandContext } from '#lib/command/command.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { dayIn } from '#lib/time/clock.ts';
import { isBilled } from '#modules/billing/core/index.ts';
import { invoiceFacts, replacementsOf, subscriptionLines } from '#modules/billing/index.ts';
import { awaitingOf } from './store/history.ts';
import { applyPending, dropPending, setPending } from './store/pending.ts';
import { activate, renew, stop } from './store/progress.ts';
import { lockSubscriptions, type SubscriptionRow } from './store/subscriptions.ts';

/** A subscription lives by its invoices: the first one paid starts it, each later one prolongs it. */
export const subscriptionsConsumer = defineConsumer('subscriptions', {
  'invoice.paid': async (ctx, { payload: { invoiceId }, occurredAt }) => {
    const { lines, rows } = await billedBy(ctx, invoiceId);
    for (const row of rows) {
      if (row.status === 'pending') await activate(ctx, row, dayIn(occurredAt, ctx.tenant.timeZone));
      else if (isBilled(row.status) && awaitingOf(row.history)?.invoiceId === invoiceId) await applyPending(ctx, row);
      else if (isBilled(row.status))
        await renew(
          ctx,
          row,
          lines.filter((line) => line.subscriptionId === row.id),
        );
    }
  },
  'invoice.replaced': (ctx, { payload }) => follow(ctx, payload),
  // Nobody will pay any more: the first invoice, or that of a change.
  'invoice.voided': (ctx, { payload }) => giveUp(ctx, payload.invoiceId, 'is void'),
  'invoice.credited': (ctx, { payload }) => giveUp(ctx, payload.invoiceId, 'was credited'),
});

/**
 * A corrected invoice stands in place of a void one. A change that waited for the one waits for the other, unless it is paid
 * already; what no correction bills any more is given up.
 */
async function follow(ctx: CommandContext, of: { invoiceId: string; byId: string }): Promise<void> {
  const { rows } = await billedBy(ctx, of.invoiceId);
  const [successor] = await invoiceFacts(ctx, [of.byId]);
  const billed = new Map<string, string>();
  for (const id of await replacementsOf(ctx, of.invoiceId))
    for (const { subscriptionId } of await subscriptionLines(ctx, id)) billed.set(subscriptionId, id);
  for (const row of rows) {
    const pending = awaitingOf(row.history);
    if (!billed.has(row.id)) await giveUpOne(ctx, row, { invoiceId: of.invoiceId, why: 'is void' });
    else if (billed.get(row.id) === of.byId && pending?.invoiceId === of.invoiceId) {
      if (successor?.status === 'paid') await applyPending(ctx, row);
      else await setPending(ctx, row, { pending: { ...pending, invoiceId: of.byId }, changeOn: row.changeOn });
    }
  }
}

type GivenUp = { invoiceId: string; why: 'is void' | 'was credited' };

async function giveUp(ctx: CommandContext, invoiceId: string, why: GivenUp['why']): Promise<void> {
  const { rows } = await billedBy(ctx, invoiceId);
  for (const row of rows) await giveUpOne(ctx, row, { invoiceId, why });
}

async function giveUpOne(ctx: CommandContext, row: SubscriptionRow, { invoiceId, why }: GivenUp): Promise<void> {
  if (row.status === 'pending') {
    await stop(ctx, row, {
      action: 'cancel',
      reason: why === 'is void' ? 'first invoice voided' : 'first invoice credited',
    });
    ctx.emit('subscription.cancelled', { subscriptionId: row.id }, { clientId: row.clientId });
  } else if (awaitingOf(row.history)?.invoiceId === invoiceId) {
    await dropPending(ctx, row, `change given up: its invoice ${why}`);
  } else if (why === 'was credited' && isBilled(row.status)) {
    // Nothing is owed for it any more, but nothing was paid for its time either.
    await renew(ctx, row, []);
  }
}

async function billedBy(ctx: CommandContext, invoiceId: string) {
  const lines = await subscriptionLines(ctx, invoiceId);
  const rows = await lockSubscriptions(ctx, [...new Set(lines.map((line) => line.subscriptionId))]);
  return { lines, rows };
}
