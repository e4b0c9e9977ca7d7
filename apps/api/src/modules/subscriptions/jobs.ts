import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { Kernel } from '#lib/services.ts';
import { overdueSubscriptions } from '#modules/billing/index.ts';
import { followPause } from './commands/follow-pause.ts';
import { settleChange } from './commands/settle-change.ts';
import { tellRenewal } from './commands/tell-renewal.ts';
import { dailyRun } from './run/daily-run.ts';
import { followPriceChanges } from './store/follow-price-changes.ts';
import { mayBeTold } from './store/may-be-told.ts';
import { fallBehind, stop } from './store/progress.ts';
import { lockSubscriptions } from './store/subscriptions.ts';

const RUNNING = ['active', 'past_due'] as const;
/** Clients that one query looks up at a time. */
const BATCH = 500;

export const subscriptionJobs: Schedule[] = [
  // Before renewals: they are billed at the price that is then in force.
  { name: 'subscriptions.settle_changes', everySeconds: 60, followsDate: true, run: settleChanges },
  { name: 'subscriptions.follow_price_changes', everySeconds: 60, followsDate: true, run: followPriceChanges },
  {
    name: 'subscriptions.invoice_renewals',
    everySeconds: 60,
    promptedBy: ['renewals.confirmed'],
    run: (kernel, tenantId, turn) => dailyRun(kernel, tenantId, { turn }),
  },
  {
    name: 'subscriptions.mark_past_due',
    everySeconds: 300,
    followsDate: true,
    run: (kernel, tenantId) => once(kernel, tenantId, markPastDue),
  },
  { name: 'subscriptions.tell_renewals', everySeconds: 3600, followsDate: true, run: tellRenewals },
  { name: 'subscriptions.pause_and_resume', everySeconds: 300, followsDate: true, run: pauseAndResume },
  {
    name: 'subscriptions.end_cancelled',
    everySeconds: 300,
    followsDate: true,
    run: (kernel, tenantId) => once(kernel, tenantId, endCancelled),
  },
];

const once = (kernel: Kernel, tenantId: string, run: (ctx: CommandContext) => Promise<void>) =>
  runAsSystem(kernel, { tenantId, name: 'subscriptions', requestId: 'schedule' }, run);

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

/** Begins planned pauses and ends those whose day has come, each in a transaction of its own. */
async function pauseAndResume(kernel: Kernel, tenantId: string): Promise<void> {
  const of = { tenantId, name: 'subscriptions', requestId: 'schedule' };
  for (const { id: subscriptionId } of await runAsSystem(kernel, of, pausesDue))
    try {
      await runAsSystem(kernel, of, (ctx) => ctx.call(followPause, { subscriptionId }));
    } catch (error) {
      kernel.log.error({ err: error, tenantId, subscriptionId }, 'pause could not be followed');
    }
}

async function pausesDue(ctx: CommandContext): Promise<{ id: string }[]> {
  const { tenantId, id, status, pauseOn, resumeOn } = subscriptions;
  return ctx.tx
    .select({ id })
    .from(subscriptions)
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        or(
          and(eq(status, 'paused'), lte(resumeOn, ctx.today)),
          and(inArray(status, [...RUNNING]), lte(pauseOn, ctx.today)),
        ),
      ),
    )
    .orderBy(asc(id))
    .limit(BATCH);
}

/** Tells of renewals whose time to be told has come; page by page, each in a transaction of its own. */
async function tellRenewals(kernel: Kernel, tenantId: string): Promise<void> {
  const of = { tenantId, name: 'subscriptions', requestId: 'schedule' };
  for (let after: string | null = null; ; ) {
    const last: string | null = after;
    const page: string[] = await runAsSystem(kernel, of, (ctx) => mayBeTold(ctx, { after: last, limit: BATCH }));
    for (const subscriptionId of page)
      try {
        await runAsSystem(kernel, of, (ctx) => ctx.call(tellRenewal, { subscriptionId }));
      } catch (error) {
        kernel.log.error({ err: error, tenantId, subscriptionId }, 'renewal could not be told');
      }
    after = page.at(-1) ?? null;
    if (page.length < BATCH) return;
  }
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
