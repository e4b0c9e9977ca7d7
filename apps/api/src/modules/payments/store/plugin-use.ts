import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { payments, refunds } from '#db/schema/payments.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { openSetupsThrough } from './method-setups.ts';

/** How many payments and refunds still need a gateway: it is not switched off under them. */
export async function openPaymentsThrough(ctx: QueryContext, pluginId: string): Promise<number> {
  const mine = and(eq(payments.tenantId, ctx.tenant.id), eq(payments.pluginId, pluginId));
  const [open] = await ctx.tx
    .select({ total: count() })
    .from(payments)
    .where(and(mine, inArray(payments.status, ['planned', 'pending', 'unknown']), isNull(payments.instructions)));
  const [given] = await ctx.tx
    .select({ total: count() })
    .from(refunds)
    .innerJoin(payments, and(eq(payments.tenantId, refunds.tenantId), eq(payments.id, refunds.paymentId)))
    .where(and(mine, inArray(refunds.status, ['planned', 'pending', 'unknown'])));
  return (open?.total ?? 0) + (given?.total ?? 0) + (await openSetupsThrough(ctx, pluginId));
}
