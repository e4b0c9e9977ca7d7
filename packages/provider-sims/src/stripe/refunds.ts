import { moveBalance } from './balance.ts';
import type { Operation, StripeContext } from './context.ts';
import { invalid, missing } from './errors.ts';
import { listOperation } from './lists.ts';
import type { Charge, Refund } from './objects/charges.ts';
import { mergeMetadata, type Params } from './params.ts';
import { getIntent } from './payment-intents.ts';

const HOUR = 3_600_000;

function chargeOf(context: StripeContext, params: Params): Charge {
  const chargeId = params.text('charge');
  const intentId = params.text('payment_intent');
  if (chargeId === undefined && intentId === undefined) {
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
  }
  const id = chargeId ?? getIntent(context.state, intentId ?? '', 'payment_intent').latest_charge ?? '';
  const charge = context.state.charges[id];
  if (charge) return charge;
  if (chargeId !== undefined) throw missing('charge', chargeId, 'charge');
  throw invalid(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  });
}

function assertRefundable(charge: Charge, amount: number): void {
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.status !== 'succeeded') throw invalid(`Charge ${charge.id} has not succeeded and cannot be refunded.`);
  if (charge.disputed) {
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  }
  if (left <= 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (amount > left) {
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    });
  }
}

export const createRefund: Operation = ({ context, params }) => {
  const charge = chargeOf(context, params);
  const wanted = params.integer('amount', 1);
  const reason = params.choice('reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null;
  const metadata = params.metadata();
  params.ignore('refund_application_fee', 'reverse_transfer');
  return () => {
    const amount = wanted ?? charge.amount_captured - charge.amount_refunded;
    assertRefundable(charge, amount);
    const behaviour = context.state.behaviours[charge.payment_method]?.kind;
    const refund: Refund = {
      id: context.ids.next('re_'),
      object: 'refund',
      amount,
      balance_transaction: null,
      charge: charge.id,
      created: context.now(),
      currency: charge.currency,
      metadata: mergeMetadata({}, metadata),
      payment_intent: charge.payment_intent,
      reason,
      receipt_number: null,
      status: behaviour === 'refund_pends' ? 'pending' : 'succeeded',
    };
    context.state.refunds[refund.id] = refund;
    const move = { amount: -amount, currency: charge.currency, type: 'refund', category: 'refund', source: refund.id };
    refund.balance_transaction = moveBalance(context, move).id;
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    context.emit('refund.created', refund);
    context.emit('charge.refunded', charge);
    if (behaviour === 'refund_fails') context.later('fail_refund', refund.id, HOUR);
    if (behaviour === 'refund_pends') context.later('settle_refund', refund.id, 24 * HOUR);
    return refund;
  };
};

/** The later fate of a refund: it arrives, or the bank sends it back. */
export function finishRefund(context: StripeContext, refundId: string, ok: boolean): void {
  const refund = context.state.refunds[refundId];
  const charge = refund && context.state.charges[refund.charge];
  if (!refund || !charge || refund.status === 'failed') return;
  refund.status = ok ? 'succeeded' : 'failed';
  if (!ok) {
    refund.failure_reason = 'expired_or_canceled_card';
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
    const { amount, currency, id: source } = refund;
    moveBalance(context, { amount, currency, type: 'refund_failure', category: 'refund_failure', source });
    context.emit('refund.failed', refund);
  }
  context.emit('refund.updated', refund);
  context.emit('charge.refund.updated', refund);
}

export const retrieveRefund: Operation = ({ context, id }) => {
  const refund = context.state.refunds[id];
  if (!refund) throw missing('refund', id);
  return () => refund;
};

export const listRefunds: Operation = ({ context, params }) => {
  const charge = params.text('charge');
  const intent = params.text('payment_intent');
  return listOperation(params, '/v1/refunds', () =>
    Object.values(context.state.refunds).filter(
      (refund) =>
        (charge === undefined || refund.charge === charge) &&
        (intent === undefined || refund.payment_intent === intent),
    ),
  );
};
