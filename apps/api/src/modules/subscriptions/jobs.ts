import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { Kernel } from '#lib/services.ts';
import { overdueSubscriptions } from '#modules/billing/index.ts';
import { renewSubscriptions } from './commands/renew-subscriptions.ts';
import { settleChange } from './commands/settle-change.ts';
import { wholeClients } from './core/whole-clients.ts';
import { fallBehind, stop } from './store/progress.ts';
import { lockSubscriptions } from './store/subscriptions.ts';

const RUNNING = ['active', 'past_due'] as const;
/** Clients that one query looks up at a time. */
const BATCH = 500;
/** Subscriptions that one invoice bills; the next run goes on. */
const MAX_PER_INVOICE = 200;

export const subscriptionJobs: Schedule[] = [
  // Before renewals: they are billed at the price that is then in force.
  { name: 'subscriptions.settle_changes', everySeconds: 60, run: settleChanges },
  { name: 'subscriptions.invoice_renewals', everySeconds: 60, run: invoiceRenewals },
  {
    name: 'subscriptions.mark_past_due',
    everySeconds: 300,
    run: (kernel, tenantId) => once(kernel, tenantId, markPastDue),
  },
  {
    name: 'subscriptions.end_cancelled',
    everySeconds: 300,
    run: (kernel, tenantId) => once(kernel, tenantId, endCancelled),
  },
];

const once = (kernel: Kernel, tenantId: string, run: (ctx: CommandContext) => Promise<void>) =>
  runAsSystem(kernel, { tenantId, name: 'subscriptions', requestId: 'schedule' }, run);

/** One invoice per client, currency and run. Each client is a transaction of its own: one that fails stops no other. */
async function invoiceRenewals(kernel: Kernel, tenantId: string): Promise<void> {
  const of = { tenantId, name: 'subscriptions', requestId: 'schedule' };
  let after: string | null = null;
  for (;;) {
    const found: DueRow[] = await runAsSystem(kernel, of, (ctx) => dueAfter(ctx, after));
    const due = wholeClients(found, BATCH);
    for (const [key, rows] of Map.groupBy(due, (row) => `${row.clientId} ${row.currency}`)) {
      const subscriptionIds = rows.map((row) => row.id).slice(0, MAX_PER_INVOICE);
      try {
        await runAsSystem(kernel, of, (ctx) => ctx.call(renewSubscriptions, { subscriptionIds }));
      } catch (error) {
        kernel.log.error({ err: error, tenantId, client: key }, 'renewal could not be invoiced');
      }
    }
    const last = due.at(-1);
    if (!last || found.length < BATCH) return;
    after = last.clientId;
  }
}

/** Puts planned changes into force on their day and gives up those that nobody paid; each in a transaction of its own. */
async function settleChanges(kernel: Kernel, tenantId: string): Promise<void> {
  const of = { tenantId, name: 'subscriptions', requestId: 'schedule' };
  const { id, changeOn, status } = subscriptions;
  const due = await runAsSystem(kernel, of, (ctx) =>
    ctx.tx
      .select({ id })
      .from(subscriptions)
      .where(and(eq(subscriptions.tenantId, ctx.tenant.id), inArray(status, [...RUNNING]), lte(changeOn, ctx.today)))
      .orderBy(asc(changeOn), asc(id))
      .limit(BATCH),
  );
  for (const { id: subscriptionId } of due)
    try {
      await runAsSystem(kernel, of, (ctx) => ctx.call(settleChange, { subscriptionId }));
    } catch (error) {
      kernel.log.error({ err: error, tenantId, subscriptionId }, 'change of plan could not be settled');
    }
}

interface DueRow {
  id: string;
  clientId: string;
  currency: string;
}

async function dueAfter(ctx: CommandContext, after: string | null): Promise<DueRow[]> {
  const { tenantId, id, clientId, currency, status, nextInvoiceOn } = subscriptions;
  return ctx.tx
    .select({ id, clientId, currency })
    .from(subscriptions)
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        inArray(status, [...RUNNING]),
        lte(nextInvoiceOn, ctx.today),
        after === null ? undefined : gt(clientId, after),
      ),
    )
    .orderBy(asc(clientId), asc(id))
    .limit(BATCH);
}

async function markPastDue(ctx: CommandContext): Promise<void> {
  await fallBehind(ctx, await lockSubscriptions(ctx, await overdueSubscriptions(ctx)));
}

async function endCancelled(ctx: CommandContext): Promise<void> {
  const { tenantId, id, status, endsOn, endedAt } = subscriptions;
  const over = await ctx.tx
    .select({ id })
    .from(subscriptions)
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        inArray(status, [...RUNNING, 'paused']),
        isNull(endedAt),
        lte(endsOn, ctx.today),
      ),
    );
  const rows = await lockSubscriptions(
    ctx,
    over.map((row) => row.id),
  );
  for (const row of rows)
    if (row.endsOn !== null) await stop(ctx, row, { action: 'end', reason: 'end of the paid period' });
}
