import { defineCommand } from '#lib/command/define.ts';
import { creditTime } from '#modules/billing/index.ts';
import { lockAllPaidWith, payBack } from './refund-with-credit-note.ts';

/**
 * As `billing.credit_time`, and pays back what was paid for the days, to the payments it came from. What had been paid from
 * credit, or was not paid yet, is not money: it stays credit, or lowers the debt.
 */
export const refundTime = defineCommand({
  name: 'payments.refund_time',
  permission: 'payment:refund',
  input: creditTime.input,
  example: creditTime.example,
  async run(ctx, input) {
    await lockAllPaidWith(ctx, input.invoiceId);
    const { credited, ...note } = await ctx.call(creditTime, input);
    return { ...note, refunds: await payBack(ctx, credited, input.reason) };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { creditNoteId: result.creditNoteId, total: result.total, refunds: result.refunds, reason: input.reason },
  }),
});
