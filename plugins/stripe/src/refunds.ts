import { done, failure, type Outcome, type PaymentGateway, type Refund } from '@panel1/plugin-sdk';
import { fromStripeAmount } from './amounts.ts';
import { callStripe } from './client.ts';
import { getPayment, stripeMoney } from './payments.ts';
import type { settings } from './settings.ts';
import { OPERATION_KEY, refund, type StripeRefund } from './shapes.ts';

const POLL_MS = 6 * 3_600_000;

/** What a refund object means for the operation that made it. */
export function outcomeOfRefund(found: StripeRefund, paymentRef: string): Outcome<Refund> {
  switch (found.status) {
    case 'succeeded':
      return done({
        refundRef: found.id,
        paymentRef,
        state: 'succeeded',
        amount: fromStripeAmount(found.amount, found.currency),
      });
    case 'failed':
    case 'canceled':
      return {
        status: 'declined',
        code: found.failure_reason ?? 'refund_failed',
        retryable: false,
        safeMessage: 'The refund could not be paid out.',
        remoteRef: found.id,
      };
    default:
      return { status: 'pending', remoteRef: found.id, pollAfterMs: POLL_MS };
  }
}

type RefundMethod = NonNullable<PaymentGateway<typeof settings>['refund']>;

export const refundPayment: RefundMethod = async (ctx, input) => {
  const money = stripeMoney(input.amount);
  if (!money.ok) return money.outcome;
  let intentId = input.paymentRef;
  if (intentId.startsWith('cs_')) {
    const payment = await getPayment(ctx, { paymentRef: intentId });
    if (payment.status !== 'done') return payment;
    intentId = payment.value.paymentRef;
    if (intentId.startsWith('cs_')) return failure('conflict', 'not_paid', 'This payment was never made.');
  }
  const reply = await callStripe(ctx, {
    path: 'refunds',
    operationId: input.operationId,
    answer: refund,
    fields: {
      payment_intent: intentId,
      amount: money.value,
      reason: input.reason,
      [`metadata[${OPERATION_KEY}]`]: input.operationId,
    },
  });
  return reply.ok ? outcomeOfRefund(reply.value, intentId) : reply.outcome;
};
