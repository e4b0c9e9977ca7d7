import { and, asc, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm';
import { usageProgress } from '#db/schema/usage.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { Kernel } from '#lib/services.ts';
import { billUsage, MAX_BILLED_TOGETHER } from './commands/bill-usage.ts';
import { watchCap } from './commands/watch-cap.ts';

const BATCH = 500;
const RUN = { name: 'usage', requestId: 'schedule' };

export const usageJobs: Schedule[] = [
  { name: 'usage.bill_periods', everySeconds: 60, followsDate: true, run: billPeriods },
  { name: 'usage.watch_caps', everySeconds: 60, run: watchCaps },
];

/** Bills what is due, one invoice per client, currency and run. Each is a transaction of its own: one that fails stops no other. */
async function billPeriods(kernel: Kernel, tenantId: string): Promise<void> {
  const of = { tenantId, ...RUN };
  let after: { clientId: string; subscriptionId: string } | null = null;
  for (;;) {
    const found: DueRow[] = await runAsSystem(kernel, of, (ctx) => dueAfter(ctx, after));
    for (const [key, rows] of Map.groupBy(found, (row) => `${row.clientId} ${row.currency}`))
      for (let from = 0; from < rows.length; from += MAX_BILLED_TOGETHER) {
        const subscriptionIds = rows.slice(from, from + MAX_BILLED_TOGETHER).map((row) => row.subscriptionId);
        try {
          await runAsSystem(kernel, of, (ctx) => ctx.call(billUsage, { subscriptionIds }));
        } catch (error) {
          kernel.log.error({ err: error, tenantId, client: key }, 'usage could not be billed');
        }
      }
    after = found.at(-1) ?? null;
    if (found.length < BATCH || after === null) return;
  }
}

interface DueRow {
  subscriptionId: string;
  clientId: string;
  currency: string;
}

async function dueAfter(ctx: QueryContext, after: Omit<DueRow, 'currency'> | null): Promise<DueRow[]> {
  const { tenantId, subscriptionId, clientId, currency, dueOn } = usageProgress;
  const isFurther = sql`(${clientId}, ${subscriptionId}) > (${after?.clientId ?? null}, ${after?.subscriptionId ?? null})`;
  return ctx.tx
    .select({ subscriptionId, clientId, currency })
    .from(usageProgress)
    .where(and(eq(tenantId, ctx.tenant.id), lte(dueOn, ctx.today), after === null ? undefined : isFurther))
    .orderBy(asc(clientId), asc(subscriptionId))
    .limit(BATCH);
}

/** Looks at the spend caps of subscriptions that used something since, and of those that a cap stopped. */
async function watchCaps(kernel: Kernel, tenantId: string): Promise<void> {
  const of = { tenantId, ...RUN };
  const { tenantId: tenant, subscriptionId, capMinor, heldOn, taken, watched } = usageProgress;
  let after: string | null = null;
  for (;;) {
    const found: { subscriptionId: string }[] = await runAsSystem(kernel, of, (ctx) =>
      ctx.tx
        .select({ subscriptionId })
        .from(usageProgress)
        .where(
          and(
            eq(tenant, ctx.tenant.id),
            or(and(isNotNull(capMinor), gt(taken, watched)), isNotNull(heldOn)),
            after === null ? undefined : gt(subscriptionId, after),
          ),
        )
        .orderBy(asc(subscriptionId))
        .limit(BATCH),
    );
    for (const row of found)
      try {
        await runAsSystem(kernel, of, (ctx) => ctx.call(watchCap, row));
      } catch (error) {
        kernel.log.error({ err: error, tenantId, ...row }, 'a spend cap could not be watched');
      }
    after = found.at(-1)?.subscriptionId ?? null;
    if (found.length < BATCH || after === null) return;
  }
}
