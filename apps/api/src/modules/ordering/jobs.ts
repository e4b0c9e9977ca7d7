import { and, asc, eq, lte } from 'drizzle-orm';
import { carts, orders } from '#db/schema/ordering.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
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

const KEPT_AFTER_EXPIRY = { hours: 24 * 30 };

/** Removes carts that have been of no use for a month, with their items. */
async function deleteOldCarts(kernel: Kernel, tenantId: string): Promise<void> {
  const run = { tenantId, name: 'ordering', requestId: 'job:ordering.delete_old_carts' };
  await runAsSystem(kernel, run, (ctx) =>
    ctx.tx
      .delete(carts)
      .where(and(eq(carts.tenantId, tenantId), lte(carts.expiresAt, ctx.realNow.subtract(KEPT_AFTER_EXPIRY)))),
  );
}

export const orderingJobs: Schedule[] = [
  { name: 'ordering.expire_orders', everySeconds: 300, run: expireOrders },
  { name: 'ordering.delete_old_carts', everySeconds: 3600, run: deleteOldCarts },
];
