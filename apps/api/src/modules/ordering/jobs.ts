import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { orders } from '#db/schema/ordering.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { deleteOldRows } from '#lib/retention/retention.ts';
import type { Kernel } from '#lib/services.ts';
import { expireOrder } from './commands/expire-order.ts';

const BATCH = 500;
const RUN = { name: 'ordering', requestId: 'job:ordering.expire_orders' };

/** Ends orders that nobody paid in time, each in a transaction of its own: one that fails does not stop the others. */
async function expireOrders(kernel: Kernel, tenantId: string): Promise<void> {
  const due = await runAsSystem(kernel, { tenantId, ...RUN }, (ctx) =>
    ctx.tx
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.tenantId, tenantId), eq(orders.status, 'pending'), lte(orders.expiresAt, ctx.now)))
      .orderBy(asc(orders.expiresAt))
      .limit(BATCH),
  );
  for (const { id: orderId } of due) {
    try {
      await runAsSystem(kernel, { tenantId, ...RUN }, (ctx) => ctx.call(expireOrder, { orderId }));
    } catch (error) {
      kernel.log.error({ err: error, orderId }, 'an unpaid order could not be ended');
    }
  }
}

const CARTS_KEPT_DAYS = 30;

/** Removes carts that have been of no use for a month, with their items. */
async function deleteOldCarts(kernel: Kernel, tenantId: string): Promise<void> {
  await deleteOldRows(kernel, tenantId, {
    table: 'carts',
    where: (before) => sql`expires_at < ${before}`,
    keptDays: CARTS_KEPT_DAYS,
  });
}

export const orderingJobs: Schedule[] = [
  { name: 'ordering.expire_orders', everySeconds: 300, followsDate: true, run: expireOrders },
  { name: 'ordering.delete_old_carts', everySeconds: 3600, run: deleteOldCarts },
];
