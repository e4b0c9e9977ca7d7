import {
  done,
  type Failed,
  failure,
  type Money,
  type Outcome,
  type Payment,
  type PaymentGateway,
  type SavedMethod,
  uncertain,
} from '@panel1/plugin-sdk';
import { fromStripeAmount, toStripeAmount } from './amounts.ts';
import { callStripe, type Fields } from './client.ts';
import { pageLocale } from './locales.ts';
import { declinedBy } from './map-errors.ts';
import type { settings } from './settings.ts';
import {
  OPERATION_KEY,
  paymentIntent,
  REFERENCE_KEY,
  type StripePaymentIntent,
  type StripePaymentMethod,
  type StripeSession,
  session,
} from './shapes.ts';

type Gateway = PaymentGateway<typeof settings>;
const HOUR = 3_600_000;
/** Bank debits take days; checkout pages wait for the payer and tell by webhook. */
const SETTLE_POLL_MS = 6 * HOUR;

export const INTENT_EXPANDED: Fields = { 'expand[0]': 'latest_charge', 'expand[1]': 'payment_method' };

/** `amount` as Stripe's form wants it, or why it cannot be taken. */
export function stripeMoney(
  amount: Money,
): { ok: true; value: string; currency: string } | { ok: false; outcome: Failed } {
  const value = toStripeAmount(amount);
  if (value === undefined) {
    const message = `Stripe cannot charge this amount in ${amount.currency}: its last digits must be 0.`;
    return { ok: false, outcome: failure('validation', 'amount_not_chargeable', message) };
  }
  return { ok: true, value, currency: amount.currency.toLowerCase() };
}

const KINDS: Readonly<Record<string, SavedMethod['kind']>> = {
  card: 'card',
  sepa_debit: 'sepa_debit',
  us_bank_account: 'bank_account',
  bacs_debit: 'bank_account',
  au_becs_debit: 'bank_account',
  paypal: 'wallet',
  link: 'wallet',
};

/** A payment method as we keep it; undefined while no customer holds it. */
export function savedMethodOf(
  method: StripePaymentMethod,
  customer: string | null | undefined,
): SavedMethod | undefined {
  const customerRef = customer ?? method.customer;
  if (!customerRef) return undefined;
  const { card } = method;
  const last4 = card?.last4 ?? method.sepa_debit?.last4;
  return {
    methodRef: method.id,
    customerRef,
    kind: KINDS[method.type] ?? 'other',
    ...(card?.brand ? { brand: card.brand } : {}),
    ...(last4 ? { last4 } : {}),
    ...(card?.exp_month && card.exp_year ? { expiryMonth: card.exp_month, expiryYear: card.exp_year } : {}),
  };
}

function stateOf(intent: StripePaymentIntent): Payment['state'] {
  switch (intent.status) {
    case 'succeeded':
    case 'requires_action':
    case 'canceled':
      return intent.status;
    case 'processing':
    case 'requires_capture':
      return 'processing';
    default:
      return intent.last_payment_error ? 'declined' : 'open';
  }
}

const operationOf = (metadata: Readonly<Record<string, string>> | null | undefined): { operationId?: string } => {
  const id = metadata?.[OPERATION_KEY];
  return id !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(id) ? { operationId: id } : {};
};

export function paymentOf(intent: StripePaymentIntent): Payment {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : undefined;
  const expanded = typeof intent.payment_method === 'object' ? intent.payment_method : undefined;
  const method = intent.setup_future_usage && expanded ? savedMethodOf(expanded, intent.customer) : undefined;
  const state = stateOf(intent);
  const refusal = state === 'declined' && intent.last_payment_error ? declinedBy(intent.last_payment_error) : undefined;
  return {
    paymentRef: intent.id,
    state,
    amount: fromStripeAmount(intent.amount, intent.currency),
    amountRefunded: fromStripeAmount(charge?.amount_refunded ?? 0, intent.currency),
    ...operationOf(intent.metadata),
    ...(method ? { method } : {}),
    ...(refusal
      ? { declined: { code: refusal.code, retryable: refusal.retryable, safeMessage: refusal.safeMessage } }
      : {}),
    createdAt: new Date(intent.created * 1000).toISOString(),
  };
}

/** What an intent means for the operation that made it. */
export function outcomeOfIntent(intent: StripePaymentIntent): Outcome<Payment> {
  const value = paymentOf(intent);
  switch (value.state) {
    case 'succeeded':
      return done(value);
    case 'processing':
      return { status: 'pending', remoteRef: intent.id, pollAfterMs: SETTLE_POLL_MS };
    case 'canceled':
      return declinedBy({ code: 'canceled' }, intent.id);
    case 'requires_action':
      return declinedBy({ code: 'authentication_required' }, intent.id);
    default:
      return declinedBy(intent.last_payment_error ?? {}, intent.id);
  }
}

/** The page that a payer is sent to. */
export function outcomeOfOpenSession(found: StripeSession): Outcome<never> {
  if (!found.url) return uncertain('session_without_url', 'Stripe made a page but did not tell its address.', found.id);
  return {
    status: 'needs_action',
    url: found.url,
    remoteRef: found.id,
    ...(found.expires_at ? { expiresAt: new Date(found.expires_at * 1000).toISOString() } : {}),
  };
}

/** Fields of a checkout page that do not depend on what it is for. */
export function sessionFields(input: {
  operationId: string;
  returnUrl: string;
  cancelUrl: string;
  payer: { customerRef?: string | undefined; email?: string | undefined };
  keepCustomer: boolean;
  locale?: string | undefined;
}): Fields {
  const { payer } = input;
  const known = payer.customerRef !== undefined;
  return {
    success_url: input.returnUrl,
    cancel_url: input.cancelUrl,
    client_reference_id: input.operationId,
    [`metadata[${OPERATION_KEY}]`]: input.operationId,
    customer: payer.customerRef,
    customer_email: known ? undefined : payer.email,
    customer_creation: !known && input.keepCustomer ? 'always' : undefined,
    locale: pageLocale(input.locale),
  };
}

export const createPayment: Gateway['createPayment'] = async (ctx, input) => {
  const money = stripeMoney(input.amount);
  if (!money.ok) return money.outcome;
  const reply = await callStripe(ctx, {
    path: 'checkout/sessions',
    operationId: input.operationId,
    answer: session,
    fields: {
      mode: 'payment',
      ...sessionFields({ ...input, keepCustomer: input.saveMethod }),
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': money.currency,
      'line_items[0][price_data][unit_amount]': money.value,
      'line_items[0][price_data][product_data][name]': input.description,
      'payment_intent_data[description]': input.reference,
      [`payment_intent_data[metadata][${OPERATION_KEY}]`]: input.operationId,
      [`payment_intent_data[metadata][${REFERENCE_KEY}]`]: input.reference,
      'payment_intent_data[setup_future_usage]': input.saveMethod ? 'off_session' : undefined,
    },
  });
  return reply.ok ? outcomeOfOpenSession(reply.value) : reply.outcome;
};

export const chargeSaved: NonNullable<Gateway['chargeSaved']> = async (ctx, input) => {
  const money = stripeMoney(input.amount);
  if (!money.ok) return money.outcome;
  const reply = await callStripe(ctx, {
    path: 'payment_intents',
    operationId: input.operationId,
    answer: paymentIntent,
    fields: {
      amount: money.value,
      currency: money.currency,
      customer: input.customerRef,
      payment_method: input.methodRef,
      off_session: 'true',
      confirm: 'true',
      'automatic_payment_methods[enabled]': 'true',
      'automatic_payment_methods[allow_redirects]': 'never',
      description: input.reference,
      [`metadata[${OPERATION_KEY}]`]: input.operationId,
      [`metadata[${REFERENCE_KEY}]`]: input.reference,
    },
  });
  return reply.ok ? outcomeOfIntent(reply.value) : reply.outcome;
};

const openPayment = (found: StripeSession): Payment => ({
  paymentRef: found.id,
  state: found.status === 'expired' ? 'canceled' : 'open',
  amount: fromStripeAmount(found.amount_total ?? 0, found.currency ?? 'usd'),
  amountRefunded: fromStripeAmount(0, found.currency ?? 'usd'),
  ...operationOf(found.metadata),
  createdAt: new Date(found.created * 1000).toISOString(),
});

export const getPayment: Gateway['getPayment'] = async (ctx, input) => {
  let intentId = input.paymentRef;
  if (intentId.startsWith('cs_')) {
    const found = await callStripe(ctx, { path: `checkout/sessions/${encodeURIComponent(intentId)}`, answer: session });
    if (!found.ok) return found.outcome;
    if (!found.value.payment_intent) return done(openPayment(found.value));
    intentId = found.value.payment_intent;
  }
  const reply = await callStripe(ctx, {
    path: `payment_intents/${encodeURIComponent(intentId)}`,
    fields: INTENT_EXPANDED,
    answer: paymentIntent,
  });
  return reply.ok ? done(paymentOf(reply.value)) : reply.outcome;
};
