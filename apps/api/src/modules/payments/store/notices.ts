import type { Notice } from '@panel1/plugin-sdk';
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

/** Says what became of a notice; one that is parked now is told to staff. */
export async function closeNotice(
  ctx: CommandContext,
  noticeId: string,
  of: { state: 'applied' | 'ignored' | 'parked' | 'dismissed'; note: string | null },
): Promise<void> {
  await ctx.tx
    .update(gatewayNotices)
    .set({ ...of, processedAt: ctx.realNow })
    .where(oneNotice(ctx, noticeId));
  ctx.emit(of.state === 'parked' ? 'gateway_notice.parked' : 'gateway_notice.changed', { noticeId }, TENANT);
}

const TENANT = { clientId: null };

/** The notice, held until the end of the transaction. Throws `request.not_found`. */
export async function lockNotice(ctx: CommandContext, noticeId: string): Promise<NoticeRow> {
  const [row] = await ctx.tx.select().from(gatewayNotices).where(oneNotice(ctx, noticeId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** What a notice makes us look at again, by its type; others are kept and nothing follows. */
const LOOK_AGAIN: Readonly<Record<string, string>> = {
  payment: 'payments.sync',
  refund: 'payments.sync',
  method: 'payments.sync_method',
  dispute: 'payments.sync_dispute',
};

/** The kind of effect that follows a notice; undefined for those that nothing follows, as a dispute without a name. */
export function effectKindOf({ type, disputeRef }: Notice): string | undefined {
  return type === 'dispute' && disputeRef === undefined ? undefined : LOOK_AGAIN[type];
}

/** Plans to look at what a notice is about; `round` tells a later look from the first. */
export async function followNotice(
  ctx: CommandContext,
  of: { noticeId: string; kind: string; round: number },
): Promise<void> {
  const { noticeId, kind, round } = of;
  await ctx.planEffect({
    kind,
    businessKey: round === 0 ? `notice:${noticeId}` : `notice:${noticeId}:${round}`,
    resource: { kind: 'gateway_notice', id: noticeId },
    clientId: null,
    payload: { noticeId },
  });
}
