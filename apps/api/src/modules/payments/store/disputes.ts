import type { Dispute } from '@panel1/plugin-sdk';
import { and, count, eq, isNull, ne } from 'drizzle-orm';
import { disputes } from '#db/schema/payments-disputes.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import type { PaymentRow } from './payments.ts';

export type DisputeRow = typeof disputes.$inferSelect;

export const oneDispute = (ctx: QueryContext, disputeId: string) =>
  and(eq(disputes.tenantId, ctx.tenant.id), eq(disputes.id, disputeId));

export async function getDisputeRow(ctx: QueryContext, disputeId: string): Promise<DisputeRow> {
  const [row] = await ctx.tx.select().from(disputes).where(oneDispute(ctx, disputeId));
  if (!row) throw notFound();
  return row;
}

/** How many disputes of a client are not decided. An inquiry is none yet. */
export async function openDisputesOf(ctx: QueryContext, clientId: string): Promise<number> {
  const [row] = await ctx.tx
    .select({ total: count() })
    .from(disputes)
    .where(
      and(
        eq(disputes.tenantId, ctx.tenant.id),
        eq(disputes.clientId, clientId),
        isNull(disputes.endedAt),
        ne(disputes.status, 'inquiry'),
      ),
    );
  return row?.total ?? 0;
}

/** The dispute of a locked payment, held until the transaction ends; written when it is seen for the first time. */
export async function lockDispute(
  ctx: CommandContext,
  payment: PaymentRow,
  of: { reported: Dispute; askedAt: Temporal.Instant },
): Promise<{ row: DisputeRow; isNew: boolean }> {
  const { reported, askedAt } = of;
  const inserted = await ctx.tx
    .insert(disputes)
    .values({
      ...{ tenantId: ctx.tenant.id, id: ctx.newId(), paymentId: payment.id, clientId: payment.clientId },
      ...{ pluginId: payment.pluginId, providerRef: reported.disputeRef },
      ...factsOf(reported),
      ...{ openedAt: Temporal.Instant.from(reported.openedAt), seenAt: askedAt, endedAt: null },
      ...{ booking: 'none', bookedMinor: 0n, bookings: 0, feeMinor: 0n, feeCurrency: null },
    })
    .onConflictDoNothing()
    .returning();
  const [isNew] = inserted;
  if (isNew) return { row: isNew, isNew: true };
  const [row] = await ctx.tx
    .select()
    .from(disputes)
    .where(
      and(
        eq(disputes.tenantId, ctx.tenant.id),
        eq(disputes.pluginId, payment.pluginId),
        eq(disputes.providerRef, reported.disputeRef),
      ),
    )
    .for('update');
  if (!row) throw notFound();
  return { row, isNew: false };
}

/** What a gateway tells of a dispute, as columns. */
export function factsOf(reported: Dispute) {
  return {
    status: reported.status,
    reason: reported.reason,
    amountMinor: BigInt(reported.amount.amountMinor),
    currency: reported.amount.currency,
    evidenceDueAt: reported.evidenceDueAt === undefined ? null : Temporal.Instant.from(reported.evidenceDueAt),
    gatewayUrl: reported.url ?? null,
  };
}
