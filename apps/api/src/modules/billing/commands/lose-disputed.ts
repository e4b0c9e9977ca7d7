import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { disputedParts, moveDisputed, withheldKey } from '../store/disputed.ts';
import { lockInvoices } from '../store/invoices.ts';
import { post, postedEntries } from '../store/ledger.ts';

/**
 * Books that the money of a dispute is gone for good: its invoices were not paid, and wait for money. Giving them up is
 * the caller's, by the tenant's policy.
 */
export const loseDisputed = defineCommand({
  name: 'billing.lose_disputed',
  permission: 'payment:refund',
  input: z.strictObject({ disputeId: id(), nth: z.int().check(z.gte(1)), paymentId: id(), clientId: id() }),
  example: (of) => ({ disputeId: of('dispute'), nth: 1, paymentId: of('payment'), clientId: of('client') }),
  async run(ctx, input) {
    const { paymentId, clientId } = input;
    const parts = disputedParts(await postedEntries(ctx, withheldKey(input)));
    const locked = await lockInvoices(
      ctx,
      parts.map(({ invoiceId }) => invoiceId),
    );
    const owed: string[] = [];
    for (const { invoiceId, amountMinor } of parts) {
      const row = locked.get(invoiceId);
      if (!row) throw notFound();
      // What was given up meanwhile stays so: only its loss has another reason now.
      const status = row.status === 'paid' ? nextStatus(row.status, 'reopen') : row.status;
      await moveDisputed(ctx, row, { disputed: -amountMinor, paid: -amountMinor, status });
      if (status === 'issued') owed.push(invoiceId);
    }
    await post(ctx, {
      kind: 'dispute_lost',
      businessKey: `dispute_lost:${input.disputeId}:${input.nth}`,
      clientId,
      description: 'Dispute lost',
      entries: parts.flatMap(({ invoiceId, amountMinor }) => {
        const of = { currency: locked.get(invoiceId)?.currency ?? '', paymentId, invoiceId };
        return [
          { account: 'receivable' as const, amountMinor, ...of },
          { account: 'disputed_receivable' as const, amountMinor: -amountMinor, ...of },
        ];
      }),
    });
    return { owedInvoiceIds: owed };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'dispute', id: input.disputeId },
    clientId: input.clientId,
    detail: result,
  }),
});
