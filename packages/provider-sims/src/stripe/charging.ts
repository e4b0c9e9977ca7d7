import { chargeFee, moveBalance } from './balance.ts';
import { type CardBehaviour, declineMessage } from './cards.ts';
import type { StripeContext } from './context.ts';
import { docUrl, invalid, StripeError } from './errors.ts';
import type { Charge } from './objects/charges.ts';
import type { PaymentMethod } from './objects/customers.ts';
import type { PaymentError, PaymentIntent } from './objects/intents.ts';
import { attach } from './payment-methods.ts';

const HOUR = 3_600_000;
/** Bank debits settle, and disputes open, this much simulated time after the charge. */
export const SETTLE_MS = 72 * HOUR;
export const DISPUTE_MS = 24 * HOUR;

export interface Attempt {
  offSession: boolean;
  /** The payer has passed the bank's check. */
  authenticated: boolean;
  returnUrl: string | undefined;
}

type Outcome = 'succeed' | 'authenticate' | 'process' | { code: string; declineCode: string };

function outcomeOf(behaviour: CardBehaviour, attempt: Attempt): Outcome {
  const required = { code: 'authentication_required', declineCode: 'authentication_required' };
  switch (behaviour.kind) {
    case 'decline':
      return { code: behaviour.code ?? 'card_declined', declineCode: behaviour.declineCode ?? 'generic_decline' };
    case 'authenticate':
      if (attempt.authenticated) return 'succeed';
      return attempt.offSession ? required : 'authenticate';
    case 'fail_off_session':
      return attempt.offSession ? { code: 'card_declined', declineCode: 'generic_decline' } : 'succeed';
    case 'settle':
    case 'settle_fails':
      return 'process';
    default:
      return 'succeed';
  }
}

function methodDetails(method: PaymentMethod): Record<string, unknown> {
  if (method.type === 'sepa_debit') return { sepa_debit: method.sepa_debit, type: 'sepa_debit' };
  return { card: { ...method.card, amount_authorized: null, three_d_secure: null }, type: 'card' };
}

interface ChargeParts {
  intent: PaymentIntent;
  method: PaymentMethod;
  status: Charge['status'];
}

function makeCharge(context: StripeContext, { intent, method, status }: ChargeParts): Charge {
  const ok = status !== 'failed';
  const charge: Charge = {
    id: context.ids.next('ch_'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: ok ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: method.billing_details,
    captured: ok,
    created: context.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: { ...intent.metadata },
    outcome: {
      network_status: ok ? 'approved_by_network' : 'declined_by_network',
      reason: null,
      seller_message: ok ? 'Payment complete.' : 'The bank did not return any further details with this decline.',
      type: ok ? 'authorized' : 'issuer_declined',
    },
    paid: status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method),
    receipt_url: null,
    refunded: false,
    status,
  };
  context.state.charges[charge.id] = charge;
  intent.latest_charge = charge.id;
  if (status === 'succeeded') book(context, charge);
  return charge;
}

function book(context: StripeContext, charge: Charge): void {
  const { amount, currency, description, id: source } = charge;
  const move = { amount, fee: chargeFee(amount), currency, type: 'charge', category: 'charge', source, description };
  charge.balance_transaction = moveBalance(context, move).id;
}

/** Books a failed try and returns the 402 that carries the intent. */
export function decline(
  context: StripeContext,
  intent: PaymentIntent,
  reason: { code: string; declineCode: string },
): StripeError {
  const method = intent.payment_method === null ? undefined : context.state.paymentMethods[intent.payment_method];
  const message = declineMessage(reason.declineCode);
  const error: PaymentError = {
    code: reason.code,
    decline_code: reason.declineCode,
    doc_url: docUrl(reason.code),
    message,
    type: 'card_error',
  };
  if (method) {
    const charge = makeCharge(context, { intent, method, status: 'failed' });
    charge.failure_code = reason.code;
    charge.failure_message = message;
    charge.outcome.reason = reason.declineCode;
    error.charge = charge.id;
    error.payment_method = method;
    context.emit('charge.failed', charge);
  }
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = error;
  context.emit('payment_intent.payment_failed', intent);
  return new StripeError(402, { ...error, payment_intent: structuredClone(intent) });
}

/** The action that sends the payer to the simulated bank. */
export function nextActionOf(
  context: StripeContext,
  intentId: string,
  returnUrl: string | undefined,
): PaymentIntent['next_action'] {
  if (returnUrl === undefined)
    return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: '' } };
  context.state.returnUrls[intentId] = returnUrl;
  const url = `${context.baseUrl()}/c/authenticate/${intentId}`;
  return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } };
}

function succeed(context: StripeContext, intent: PaymentIntent, method: PaymentMethod): void {
  const charge = makeCharge(context, { intent, method, status: 'succeeded' });
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.next_action = null;
  intent.last_payment_error = null;
  if (intent.setup_future_usage !== null && intent.customer !== null) attach(context, method, intent.customer);
  context.emit('charge.succeeded', charge);
  context.emit('payment_intent.succeeded', intent);
  const behaviour = context.state.behaviours[method.id]?.kind;
  if (behaviour === 'dispute') context.later('open_dispute', charge.id, DISPUTE_MS);
  if (behaviour === 'inquiry') context.later('open_inquiry', charge.id, DISPUTE_MS);
}

function process(context: StripeContext, intent: PaymentIntent, method: PaymentMethod): void {
  const charge = makeCharge(context, { intent, method, status: 'pending' });
  intent.status = 'processing';
  if (intent.setup_future_usage !== null && intent.customer !== null) attach(context, method, intent.customer);
  context.emit('charge.pending', charge);
  context.emit('payment_intent.processing', intent);
  const fails = context.state.behaviours[method.id]?.kind === 'settle_fails';
  context.later(fails ? 'fail_payment' : 'settle_payment', intent.id, SETTLE_MS);
}

const STATE_CODE = 'payment_intent_unexpected_state';

/** Tries to take the money. Throws the 402 of a decline, or a 400 when the intent cannot be confirmed. */
export function confirmIntent(context: StripeContext, intent: PaymentIntent, attempt: Attempt): PaymentIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled' || intent.status === 'processing') {
    throw invalid(`You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`, {
      code: STATE_CODE,
    });
  }
  const method = intent.payment_method === null ? undefined : context.state.paymentMethods[intent.payment_method];
  if (!method) {
    const message = "You cannot confirm this PaymentIntent because it's missing a payment method.";
    throw invalid(message, { code: STATE_CODE });
  }
  const outcome = outcomeOf(context.state.behaviours[method.id] ?? { kind: 'succeed' }, attempt);
  if (outcome === 'succeed') succeed(context, intent, method);
  else if (outcome === 'process') process(context, intent, method);
  else if (outcome === 'authenticate') {
    intent.status = 'requires_action';
    intent.next_action = nextActionOf(context, intent.id, attempt.returnUrl);
    context.emit('payment_intent.requires_action', intent);
  } else throw decline(context, intent, outcome);
  return intent;
}

/** The end of a bank debit. */
export function settlePayment(context: StripeContext, intentId: string, ok: boolean): void {
  const intent = context.state.paymentIntents[intentId];
  const charge = intent?.latest_charge ? context.state.charges[intent.latest_charge] : undefined;
  if (!intent || !charge || intent.status !== 'processing') return;
  charge.status = ok ? 'succeeded' : 'failed';
  charge.paid = ok;
  if (ok) book(context, charge);
  intent.status = ok ? 'succeeded' : 'requires_payment_method';
  intent.amount_received = ok ? intent.amount : 0;
  if (!ok) {
    const code = 'payment_intent_payment_attempt_failed';
    intent.last_payment_error = {
      code,
      doc_url: docUrl(code),
      message: 'The payment failed.',
      type: 'card_error',
      charge: charge.id,
    };
    intent.payment_method = null;
  }
  context.emit(ok ? 'charge.succeeded' : 'charge.failed', charge);
  context.emit(ok ? 'payment_intent.succeeded' : 'payment_intent.payment_failed', intent);
}
