import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { invoiceFacts } from '#modules/billing/index.ts';
import { clientNames } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { getDisputeRow } from '../store/disputes.ts';
import { allocationRows, getPaymentRow } from '../store/payments.ts';
import { disputeView } from './dispute-view.ts';
import { paymentView } from './payment-view.ts';

/** A dispute with its payment, what it paid, and what the tenant's policy says. */
export const getDispute = defineQuery({
  name: 'payments.get_dispute',
  permission: 'dispute:read',
  input: z.strictObject({ disputeId: id() }),
  example: (of) => ({ disputeId: of('dispute') }),
  async run(ctx, { disputeId }) {
    const row = await getDisputeRow(ctx, disputeId);
    const names = await clientNames(ctx, [row.clientId]);
    const { amount, refunded, createdAt, status } = paymentView(await getPaymentRow(ctx, row.paymentId));
    const allocations = await allocationRows(ctx, row.paymentId);
    const facts = await invoiceFacts(
      ctx,
      allocations.map((one) => one.invoiceId),
    );
    return {
      ...disputeView(ctx, row, names.get(row.clientId) ?? ''),
      payment: { amount, refunded, createdAt, status },
      invoices: facts.map((one) => ({
        invoiceId: one.invoiceId,
        number: one.number,
        status: one.status,
        due: { amountMinor: one.openMinor.toString(), currency: one.currency },
        disputed: { amountMinor: one.disputedMinor.toString(), currency: one.currency },
      })),
      policy: await readSettings(ctx, 'disputes'),
    };
  },
});
