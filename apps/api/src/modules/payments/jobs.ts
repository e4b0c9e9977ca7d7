import { and, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { paymentMethodSetups, payments } from '#db/schema/payments.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { deleteOldRows } from '#lib/retention/retention.ts';
import { enabledGateways } from './store/gateways.ts';
import { planReading } from './store/readings.ts';
import { planSetupSync } from './store/sync-plans.ts';

const FIRST_AFTER_MINUTES = 15;
const LAST_AFTER_DAYS = 30;
const SETUPS_LAST_AFTER_HOURS = 72;
const BATCH = 500;
/** Disputes about a payment come within about three months; what a notice led to is in the payment for good. */
const NOTICES_KEPT_DAYS = 90;
const SETUPS_KEPT_DAYS = 90;

/**
 * Looks after payments whose gateway said nothing more: a notice that was lost must not lose a payment. Each is asked
 * about after 15 minutes, 30, one hour, two, and so on for a month.
 */
export const paymentJobs: Schedule[] = [
  {
    name: 'payments.follow_open',
    everySeconds: 300,
    run: (kernel, tenantId) =>
      runAsSystem(kernel, { tenantId, name: 'payments.follow_open', requestId: 'schedule' }, followOpen),
  },
  {
    name: 'payments.follow_method_setups',
    everySeconds: 300,
    run: (kernel, tenantId) =>
      runAsSystem(kernel, { tenantId, name: 'payments.follow_method_setups', requestId: 'schedule' }, followSetups),
  },
  {
    name: 'payments.read_accounts',
    everySeconds: 3600,
    run: (kernel, tenantId) =>
      runAsSystem(kernel, { tenantId, name: 'payments.read_accounts', requestId: 'schedule' }, readAccounts),
  },
  {
    name: 'payments.delete_old_notices',
    everySeconds: 86_400,
    // Those that are parked or not yet applied wait, however old.
    run: async (kernel, tenantId) => {
      await deleteOldRows(kernel, tenantId, {
        table: 'gateway_notices',
        where: (before) => sql`state in ('applied', 'ignored', 'dismissed') and received_at < ${before}`,
        keptDays: NOTICES_KEPT_DAYS,
      });
    },
  },
  {
    name: 'payments.delete_old_method_setups',
    everySeconds: 86_400,
    // What came of them is the payment method.
    run: async (kernel, tenantId) => {
      await deleteOldRows(kernel, tenantId, {
        table: 'payment_method_setups',
        where: (before) => sql`status in ('succeeded', 'failed', 'cancelled') and settled_at < ${before}`,
        keptDays: SETUPS_KEPT_DAYS,
      });
    },
  },
];

/** Reads our account at each gateway that shows it, once a day. */
async function readAccounts(ctx: CommandContext): Promise<void> {
  const gateways = (await enabledGateways(ctx)).filter(({ features }) => features.includes('listBalance'));
  for (const { pluginId } of gateways) await planReading(ctx, { pluginId, round: `day:${ctx.today}` });
}

async function followOpen(ctx: CommandContext): Promise<void> {
  const rows = await ctx.tx
    .select({ id: payments.id, clientId: payments.clientId, createdAt: payments.createdAt })
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, ctx.tenant.id),
        inArray(payments.status, ['needs_action', 'pending', 'unknown', 'declined']),
        isNotNull(payments.providerRef),
        isNull(payments.instructions),
        lt(payments.createdAt, ctx.now.subtract({ minutes: FIRST_AFTER_MINUTES })),
        gt(payments.createdAt, ctx.now.subtract({ hours: LAST_AFTER_DAYS * 24 })),
      ),
    )
    .limit(BATCH);
  for (const { id: paymentId, clientId, createdAt } of rows) {
    await ctx.planEffect({
      kind: 'payments.sync',
      // One effect per round: planning it again finds the first.
      businessKey: `sync:${paymentId}:${roundOf(ctx, createdAt)}`,
      resource: { kind: 'payment', id: paymentId },
      clientId,
      payload: { paymentId },
    });
  }
}

/** Set-ups of methods whose notice was lost, at the same rounds; after some days their page has expired anyway. */
async function followSetups(ctx: CommandContext): Promise<void> {
  const rows = await ctx.tx
    .select()
    .from(paymentMethodSetups)
    .where(
      and(
        eq(paymentMethodSetups.tenantId, ctx.tenant.id),
        inArray(paymentMethodSetups.status, ['needs_action', 'cancelled', 'failed']),
        isNotNull(paymentMethodSetups.providerRef),
        lt(paymentMethodSetups.createdAt, ctx.now.subtract({ minutes: FIRST_AFTER_MINUTES })),
        gt(paymentMethodSetups.createdAt, ctx.now.subtract({ hours: SETUPS_LAST_AFTER_HOURS })),
      ),
    )
    .limit(BATCH);
  for (const row of rows) await planSetupSync(ctx, row, roundOf(ctx, row.createdAt));
}

function roundOf(ctx: CommandContext, createdAt: Temporal.Instant): string {
  const ageMinutes = ctx.now.since(createdAt).total('minutes');
  return `round:${Math.floor(Math.log2(ageMinutes / FIRST_AFTER_MINUTES))}`;
}
