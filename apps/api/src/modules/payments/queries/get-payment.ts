import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { refunds } from '#db/schema/payments.ts';
import { defineQuery } from '#lib/command/define.ts';
import { invoiceFacts } from '#modules/billing/index.ts';
import { clientNames } from '#modules/clients/index.ts';
import { allocationRows, getPaymentRow } from '../store/payments.ts';
import { paymentView } from './payment-view.ts';

export const getPayment = defineQuery({
  name: 'payments.get_payment',
  permission: 'payment:read',
  input: z.strictObject({ paymentId: id() }),
  example: (of) => ({ paymentId: of('payment') }),
  async run(ctx, { paymentId }) {
    const row = await getPaymentRow(ctx, paymentId);
    const allocations = await allocationRows(ctx, paymentId);
    const facts = await invoiceFacts(
      ctx,
      allocations.map((one) => one.invoiceId),
    );
    const given = await ctx.tx
      .select()
      .from(refunds)
      .where(and(eq(refunds.tenantId, ctx.tenant.id), eq(refunds.paymentId, paymentId)))
      .orderBy(asc(refunds.id));
    const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency: row.currency });
    return {
      ...paymentView(row),
      clientName: (await clientNames(ctx, [row.clientId])).get(row.clientId) ?? '',
      invoices: allocations.map((one) => ({
        invoiceId: one.invoiceId,
        number: facts.find((fact) => fact.invoiceId === one.invoiceId)?.number ?? null,
        planned: amount(one.plannedMinor),
        allocated: amount(one.allocatedMinor),
      })),
      refunds: given.map((one) => ({
        id: one.id,
        status: one.status,
        amount: amount(one.amountMinor),
        reason: one.reason,
        failureMessage: one.failureMessage,
        createdAt: one.createdAt.toString(),
        settledAt: one.settledAt?.toString() ?? null,
      })),
    };
  },
});
