import type { BalanceEntry } from '@panel1/plugin-sdk';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { refunds } from '#db/schema/payments.ts';
import { disputes } from '#db/schema/payments-disputes.ts';
import { gatewayEntries } from '#db/schema/payments-reconciliation.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { dayIn } from '#lib/time/clock.ts';
import { bookGatewayFee, bookPayout } from '#modules/billing/index.ts';
import { findPaymentOf } from './notices.ts';

export type EntryRow = typeof gatewayEntries.$inferSelect;

export const oneEntry = (ctx: QueryContext, entryId: string) =>
  and(eq(gatewayEntries.tenantId, ctx.tenant.id), eq(gatewayEntries.id, entryId));

/** Keeps what a gateway told of our account there, each entry once; what was not known to be ours may be by now. */
export async function keepEntries(ctx: CommandContext, pluginId: string, told: readonly BalanceEntry[]): Promise<void> {
  for (const one of told) {
    const occurredAt = Temporal.Instant.from(one.occurredAt);
    const ours = await oursOf(ctx, pluginId, one);
    const kept = await ctx.tx
      .insert(gatewayEntries)
      .values({
        ...{ tenantId: ctx.tenant.id, id: ctx.newId(), pluginId, entryRef: one.entryRef, kind: one.kind },
        ...{ amountMinor: BigInt(one.amountMinor), feeMinor: BigInt(one.feeMinor), currency: one.currency },
        sourceRef: one.disputeRef ?? one.refundRef ?? one.payoutRef ?? one.paymentRef ?? null,
        ...{ payoutRef: one.payoutRef ?? null, description: one.description ?? '' },
        ...{ occurredAt, occurredOn: dayIn(occurredAt, ctx.tenant.timeZone) },
        ...ours,
      })
      .onConflictDoNothing()
      .returning({ id: gatewayEntries.id });
    if (kept.length > 0 || Object.keys(ours).length === 0) continue;
    const { tenantId, entryRef, paymentId, refundId, disputeId } = gatewayEntries;
    await ctx.tx
      .update(gatewayEntries)
      .set(ours)
      .where(
        and(
          ...[eq(tenantId, ctx.tenant.id), eq(gatewayEntries.pluginId, pluginId), eq(entryRef, one.entryRef)],
          ...[isNull(paymentId), isNull(refundId), isNull(disputeId)],
        ),
      );
  }
}

type Found = Partial<Pick<EntryRow, 'paymentId' | 'refundId' | 'disputeId'>>;

/** Which of ours an entry is about. */
async function oursOf(ctx: QueryContext, pluginId: string, entry: BalanceEntry): Promise<Found> {
  if (entry.kind === 'refund') return refundOf(ctx, pluginId, entry);
  if (entry.kind === 'payment') {
    const row = await findPaymentOf(ctx, { pluginId, operationId: entry.operationId, paymentRef: entry.paymentRef });
    return row ? { paymentId: row.id } : {};
  }
  if (entry.kind !== 'dispute' || entry.disputeRef === undefined) return {};
  const { tenantId, providerRef } = disputes;
  const [row] = await ctx.tx
    .select({ disputeId: disputes.id })
    .from(disputes)
    .where(and(eq(tenantId, ctx.tenant.id), eq(disputes.pluginId, pluginId), eq(providerRef, entry.disputeRef)));
  return row ?? {};
}

/** Our refund by its name there or by our own; one that was made there has neither, and goes by payment and amount. */
async function refundOf(ctx: QueryContext, pluginId: string, entry: BalanceEntry): Promise<Found> {
  const { operationId, refundRef, paymentRef } = entry;
  const payment = await findPaymentOf(ctx, { pluginId, operationId: undefined, paymentRef });
  if (!payment) return {};
  const rows = await ctx.tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.tenantId, ctx.tenant.id), eq(refunds.paymentId, payment.id)))
    .orderBy(refunds.id);
  const known = rows.find(
    ({ id, providerRef }) => id === operationId || (refundRef !== undefined && providerRef === refundRef),
  );
  if (known) return { refundId: known.id };
  if (rows.length === 0) return {};
  const taken = await ctx.tx
    .select({ refundId: gatewayEntries.refundId })
    .from(gatewayEntries)
    .where(
      and(
        eq(gatewayEntries.tenantId, ctx.tenant.id),
        inArray(
          gatewayEntries.refundId,
          rows.map((row) => row.id),
        ),
      ),
    );
  const free = rows.find(
    ({ id, providerRef, amountMinor }) =>
      providerRef === null && amountMinor === -BigInt(entry.amountMinor) && !taken.some((one) => one.refundId === id),
  );
  return free ? { refundId: free.id } : {};
}

/** Books payouts, and the fees of what we know, as far as they are not booked. A dispute's fee is booked with it. */
export async function bookEntries(ctx: CommandContext, rows: readonly EntryRow[]): Promise<void> {
  for (const row of rows) {
    if (row.bookedAt !== null) continue;
    if (row.kind === 'payout') await bookEntry(ctx, row);
    else if (row.feeMinor !== 0n && (row.paymentId !== null || row.refundId !== null)) await bookEntry(ctx, row);
  }
}

/** Books the payout, or the fee, of an entry, once. */
export async function bookEntry(ctx: CommandContext, row: EntryRow): Promise<void> {
  const of = { fact: `entry:${row.id}`, pluginId: row.pluginId, currency: row.currency };
  const payoutMinor = row.kind === 'payout' ? -row.amountMinor : 0n;
  if (payoutMinor !== 0n) await ctx.call(bookPayout, { ...of, amountMinor: payoutMinor.toString() });
  if (row.feeMinor !== 0n)
    await ctx.call(bookGatewayFee, {
      ...{ ...of, account: 'gateway_fees', amountMinor: row.feeMinor.toString() },
      ...(row.paymentId === null ? {} : { paymentId: row.paymentId }),
    });
  await ctx.tx.update(gatewayEntries).set({ bookedAt: ctx.now }).where(oneEntry(ctx, row.id));
}

/** Entries of a gateway from an instant until before another, held until the transaction ends. */
export async function lockEntries(
  ctx: CommandContext,
  of: { pluginId: string; refs: readonly string[] },
): Promise<EntryRow[]> {
  if (of.refs.length === 0) return [];
  return ctx.tx
    .select()
    .from(gatewayEntries)
    .where(
      and(
        eq(gatewayEntries.tenantId, ctx.tenant.id),
        eq(gatewayEntries.pluginId, of.pluginId),
        inArray(gatewayEntries.entryRef, [...of.refs]),
      ),
    )
    .orderBy(gatewayEntries.id)
    .for('update');
}

/** What the gateway charged on its own, or for something that we do not know, and that nobody has booked. */
export const isUnbookedFee = (row: EntryRow): boolean =>
  row.bookedAt === null &&
  row.feeMinor !== 0n &&
  row.kind !== 'dispute' &&
  row.paymentId === null &&
  row.refundId === null;
