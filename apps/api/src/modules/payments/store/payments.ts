import { and, asc, eq, inArray } from 'drizzle-orm';
import { paymentAllocations, payments } from '#db/schema/payments.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { lockPayable } from '#modules/billing/index.ts';
import { nextStatus, type PaymentAction } from '../core/payment-state.ts';

export type PaymentRow = typeof payments.$inferSelect;
/** The gateway of money that came without one: cash, a cheque, a transfer without our reference. */
export const BY_HAND = 'manual';

type PaymentChange = Partial<Omit<typeof payments.$inferInsert, 'tenantId' | 'id' | 'clientId' | 'status'>>;

export const onePayment = (ctx: QueryContext, paymentId: string) =>
  and(eq(payments.tenantId, ctx.tenant.id), eq(payments.id, paymentId));

export async function getPaymentRow(ctx: QueryContext, paymentId: string): Promise<PaymentRow> {
  const [row] = await ctx.tx.select().from(payments).where(onePayment(ctx, paymentId));
  if (!row) throw notFound();
  return row;
}

/** The invoices of a payment in the order in which they are to be paid. */
export async function allocationRows(ctx: QueryContext, paymentId: string) {
  return ctx.tx
    .select()
    .from(paymentAllocations)
    .where(and(eq(paymentAllocations.tenantId, ctx.tenant.id), eq(paymentAllocations.paymentId, paymentId)))
    .orderBy(asc(paymentAllocations.id));
}

/**
 * The payment, locked until the end of the transaction. Its invoices are locked before it, as everywhere: whoever holds a
 * payment never waits for somebody who holds its invoice.
 */
export async function lockPayment(ctx: CommandContext, paymentId: string): Promise<PaymentRow> {
  const allocations = await allocationRows(ctx, paymentId);
  await lockPayable(
    ctx,
    allocations.map((row) => row.invoiceId),
  );
  const [row] = await ctx.tx.select().from(payments).where(onePayment(ctx, paymentId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** Writes a new payment with the invoices it is for. */
export async function insertPayment(
  ctx: CommandContext,
  row: Omit<typeof payments.$inferInsert, 'tenantId' | 'refundedMinor' | 'createdAt'>,
  invoices: readonly { invoiceId: string; openMinor: bigint }[],
): Promise<void> {
  const { tenant, now } = ctx;
  await ctx.tx.insert(payments).values({ ...row, tenantId: tenant.id, refundedMinor: 0n, createdAt: now });
  if (invoices.length === 0) return;
  // Ids of one millisecond are in no order: sorted, they keep the order in which the invoices are to be paid.
  const ids = invoices.map(() => ctx.newId()).sort();
  await ctx.tx.insert(paymentAllocations).values(
    invoices.map(({ invoiceId, openMinor }, at) => ({
      tenantId: tenant.id,
      id: ids[at] ?? ctx.newId(),
      paymentId: row.id,
      invoiceId,
      clientId: row.clientId,
      plannedMinor: openMinor,
      allocatedMinor: 0n,
      currency: row.currency,
    })),
  );
}

/** Moves a locked payment by the state table; false when the news changes nothing (then nothing is written). */
export async function movePayment(
  ctx: CommandContext,
  row: PaymentRow,
  of: { action: PaymentAction; change?: PaymentChange },
): Promise<boolean> {
  const status = nextStatus(row.status, of.action);
  if (status === null) return false;
  await ctx.tx
    .update(payments)
    .set({ ...of.change, status })
    .where(onePayment(ctx, row.id));
  return true;
}

/** Payments by which a client buys credit that are in one of these states, oldest first; held until the transaction ends. */
export async function topUpsOf(
  ctx: CommandContext,
  of: { clientId: string; statuses: readonly PaymentRow['status'][] },
): Promise<PaymentRow[]> {
  return ctx.tx
    .select()
    .from(payments)
    .where(
      and(
        ...[eq(payments.tenantId, ctx.tenant.id), eq(payments.clientId, of.clientId), eq(payments.isTopUp, true)],
        inArray(payments.status, [...of.statuses]),
      ),
    )
    .orderBy(asc(payments.id))
    .for('update');
}

/** Payments for any of these invoices that are in one of these states, oldest first. */
export async function paymentsFor(
  ctx: QueryContext,
  of: { invoiceIds: readonly string[]; statuses: readonly PaymentRow['status'][] },
): Promise<PaymentRow[]> {
  if (of.invoiceIds.length === 0) return [];
  const forThese = ctx.tx
    .select({ id: paymentAllocations.paymentId })
    .from(paymentAllocations)
    .where(
      and(eq(paymentAllocations.tenantId, ctx.tenant.id), inArray(paymentAllocations.invoiceId, [...of.invoiceIds])),
    );
  return ctx.tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, ctx.tenant.id),
        inArray(payments.id, forThese),
        inArray(payments.status, [...of.statuses]),
      ),
    )
    .orderBy(asc(payments.id));
}
