import { id, USAGE_CAP_REASON } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { usageAlerts } from '#db/schema/usage.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { measuredSubscriptions } from '#modules/billing/index.ts';
import { serviceFacts, suspendService, unsuspendService } from '#modules/provisioning/index.ts';
import { levelsReached } from '../core/caps.ts';
import { type CurrentUsage, currentSpan, currentUsage } from '../store/current.ts';
import { lockProgress, type ProgressRow, setProgress } from '../store/progress.ts';
import { loadTerms } from '../store/terms.ts';

/**
 * Holds the usage of the period that runs against the spend cap: tells once for each part of it that is reached, stops the
 * services where the product says so, and brings back what a cap stopped when a new period begins or the cap is raised.
 */
export const watchCap = defineCommand({
  name: 'usage.watch_cap',
  permission: 'usage:cap',
  input: z.strictObject({ subscriptionId: id() }),
  example: (of) => ({ subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId }) {
    const [row] = await lockProgress(ctx, [subscriptionId]);
    if (row === undefined) return { clientId: null, told: null, changed: null };
    const usage = await usageNow(ctx, subscriptionId);
    const isReached =
      row.capMinor !== null && usage !== null && usage.costMinor >= row.capMinor && usage.costMinor > 0n;
    const told =
      row.capMinor === null || usage === null ? null : await tell(ctx, { ...row, capMinor: row.capMinor }, usage);
    const changed =
      isReached && usage.terms.atCap === 'suspend' ? await hold(ctx, row, usage) : await release(ctx, row);
    await setProgress(ctx, subscriptionId, { watched: row.taken });
    return { clientId: row.clientId, told, changed };
  },
  audit: ({ input, result: { clientId, told, changed } }) =>
    told === null && changed === null
      ? null
      : { resource: { kind: 'subscription', id: input.subscriptionId }, clientId, detail: { told, changed } },
});

async function usageNow(ctx: CommandContext, subscriptionId: string): Promise<CurrentUsage | null> {
  const [measured] = await measuredSubscriptions(ctx, [subscriptionId]);
  if (measured === undefined) return null;
  const span = currentSpan(ctx, measured, await loadTerms(ctx, measured.productIds));
  return span === null ? null : currentUsage(ctx, measured, span);
}

/** Writes down the parts of the cap that are reached for the first time; the highest of them is told. */
async function tell(
  ctx: CommandContext,
  { subscriptionId, clientId, capMinor }: ProgressRow & { capMinor: bigint },
  { span, costMinor }: CurrentUsage,
): Promise<number | null> {
  const reached = levelsReached({ costMinor, capMinor });
  if (reached.length === 0) return null;
  const about = { subscriptionId, clientId, periodStart: span.period.start, capMinor, costMinor };
  const rows = await ctx.tx
    .insert(usageAlerts)
    .values(
      reached.map((percent) => ({ ...about, tenantId: ctx.tenant.id, id: ctx.newId(), percent, occurredAt: ctx.now })),
    )
    .onConflictDoNothing()
    .returning({ alertId: usageAlerts.id, percent: usageAlerts.percent });
  const highest = rows.toSorted((a, b) => b.percent - a.percent)[0];
  if (highest === undefined) return null;
  ctx.emit('usage.cap_reached', { subscriptionId, alertId: highest.alertId }, { clientId });
  return highest.percent;
}

async function hold(ctx: CommandContext, row: ProgressRow, { span }: CurrentUsage): Promise<'held' | null> {
  const services = await serviceFacts(ctx, { subscriptionIds: [row.subscriptionId] });
  const running = services.filter(({ status, target }) => status === 'active' && target === 'active');
  for (const { serviceId } of running) await ctx.call(suspendService, { serviceId, reason: USAGE_CAP_REASON });
  if (row.heldOn === null) await setProgress(ctx, row.subscriptionId, { heldOn: span.period.start });
  return running.length > 0 ? 'held' : null;
}

/** What was suspended for another reason since stays so. */
async function release(ctx: CommandContext, row: ProgressRow): Promise<'released' | null> {
  if (row.heldOn === null) return null;
  const services = await serviceFacts(ctx, { subscriptionIds: [row.subscriptionId] });
  for (const { serviceId, status, target, suspendReason } of services)
    if (target === 'suspended' && (status === 'active' || status === 'suspended') && suspendReason === USAGE_CAP_REASON)
      await ctx.call(unsuspendService, { serviceId });
  await setProgress(ctx, row.subscriptionId, { heldOn: null });
  return 'released';
}
