import { and, eq } from 'drizzle-orm';
import { gatewayNotices, payments } from '#db/schema/payments.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import type { PaymentRow } from './payments.ts';

export type NoticeRow = typeof gatewayNotices.$inferSelect;

const oneNotice = (ctx: QueryContext, noticeId: string) =>
  and(eq(gatewayNotices.tenantId, ctx.tenant.id), eq(gatewayNotices.id, noticeId));

export async function getNoticeRow(ctx: QueryContext, noticeId: string): Promise<NoticeRow> {
  const [row] = await ctx.tx.select().from(gatewayNotices).where(oneNotice(ctx, noticeId));
  if (!row) throw notFound();
  return row;
}

/** Our payment that a gateway speaks of: by the operation id that it carries, else by its own reference. */
export async function findPaymentOf(
  ctx: QueryContext,
  of: { pluginId: string; operationId: string | undefined; paymentRef: string | undefined },
): Promise<PaymentRow | undefined> {
  const mine = and(eq(payments.tenantId, ctx.tenant.id), eq(payments.pluginId, of.pluginId));
  if (of.operationId !== undefined && UUID.test(of.operationId)) {
    const [row] = await ctx.tx
      .select()
      .from(payments)
      .where(and(mine, eq(payments.id, of.operationId)));
    if (row) return row;
  }
  if (of.paymentRef === undefined) return undefined;
  const [row] = await ctx.tx
    .select()
    .from(payments)
    .where(and(mine, eq(payments.providerRef, of.paymentRef)));
  return row;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Says what became of a notice. */
export async function closeNotice(
  ctx: CommandContext,
  noticeId: string,
  of: { state: 'applied' | 'ignored' | 'parked'; note: string | null },
): Promise<void> {
  await ctx.tx
    .update(gatewayNotices)
    .set({ ...of, processedAt: ctx.realNow })
    .where(oneNotice(ctx, noticeId));
}
