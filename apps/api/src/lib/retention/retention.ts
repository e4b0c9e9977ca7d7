import { type SQL, sql } from 'drizzle-orm';
import { inBatches } from '#lib/jobs/batches.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { withPlatform, withTenant } from '#lib/tenancy/with-tenant.ts';

/** Rows of one transaction. */
const BATCH = 500;
const HOUR_SECONDS = 3_600;

/** Whole days that rows of the kernel's own tables are kept. */
const KEPT_DAYS = {
  /** Long enough to see what led to something that a customer reports with the next invoice. */
  events: 30,
  /** Programs retry for hours, people after a holiday; a key that is older starts something new. */
  idempotencyKeys: 30,
} as const;

const days = (count: number) => ({ hours: 24 * count });

/**
 * Deletes rows of a tenant's table in batches. `where` says which of them may go; the tenant is added to it. For tables
 * that grow with use and are of no use later.
 */
export function deleteOldRows(
  kernel: Kernel,
  tenantId: string,
  of: { table: string; where(before: string): SQL; keptDays: number },
): Promise<number> {
  const before = kernel.clock.real().subtract(days(of.keptDays)).toString();
  const table = sql.identifier(of.table);
  return inBatches(BATCH, () =>
    withTenant(kernel.db, { tenantId, clientId: null }, async (tx) => {
      const { rowCount } = await tx.execute(sql`
        delete from ${table} where ctid = any(array(
          select ctid from ${table} where tenant_id = ${tenantId} and ${of.where(before)}
          limit ${BATCH} for update skip locked))`);
      return rowCount ?? 0;
    }),
  );
}

/** Published events that every consumer has done with. One that a consumer gave up stays: staff have to look at it. */
async function deleteOldEvents(kernel: Kernel, tenantId: string): Promise<void> {
  const before = kernel.clock.real().subtract(days(KEPT_DAYS.events)).toString();
  await inBatches(BATCH, () =>
    withTenant(kernel.db, { tenantId, clientId: null }, (tx) => deleteEventBatch(tx, tenantId, before)),
  );
}

async function deleteEventBatch(tx: Tx, tenantId: string, before: string): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select e.id from outbox_events e
    where e.tenant_id = ${tenantId} and e.published_at < ${before} and not exists (
      select from event_deliveries d where d.tenant_id = e.tenant_id and d.event_id = e.id and d.state not in ('done', 'dismissed'))
    order by e.id limit ${BATCH} for update skip locked`);
  if (rows.length === 0) return 0;
  const ids = sql`(select jsonb_array_elements_text(${JSON.stringify(rows.map(({ id }) => id))}::jsonb)::uuid)`;
  await tx.execute(sql`delete from event_deliveries where tenant_id = ${tenantId} and event_id in ${ids}`);
  await tx.execute(sql`delete from outbox_events where tenant_id = ${tenantId} and id in ${ids}`);
  return rows.length;
}

/** Counters whose time is over; the table has no tenant, so the first tenant's run of the hour does it for all. */
async function deleteExpiredLimits(kernel: Kernel): Promise<void> {
  const now = kernel.clock.real().epochMilliseconds;
  await inBatches(BATCH, () =>
    withPlatform(kernel.db, async (tx) => {
      const { rowCount } = await tx.execute(sql`
        delete from rate_limits where ctid = any(array(
          select ctid from rate_limits where expire < ${now} limit ${BATCH} for update skip locked))`);
      return rowCount ?? 0;
    }),
  );
}

/** What the kernel's own tables do not need any more. */
export const retentionJobs: readonly Schedule[] = [
  { name: 'outbox.delete_old_events', everySeconds: HOUR_SECONDS, run: deleteOldEvents },
  {
    name: 'command.delete_old_idempotency_keys',
    everySeconds: HOUR_SECONDS,
    run: async (kernel, tenantId) => {
      await deleteOldRows(kernel, tenantId, {
        table: 'idempotency_keys',
        where: (before) => sql`created_at < ${before}`,
        keptDays: KEPT_DAYS.idempotencyKeys,
      });
    },
  },
  { name: 'ratelimit.delete_expired', everySeconds: HOUR_SECONDS, run: deleteExpiredLimits },
];
