import { confirmIntent } from './charging.ts';
import type { Operation, StripeContext } from './context.ts';
import { getCustomer } from './customers.ts';
import { invalid, missing } from './errors.ts';
import { listOperation } from './lists.ts';
import type { PaymentMethod } from './objects/customers.ts';
import type { PaymentIntent } from './objects/intents.ts';
import { mergeMetadata, type Params } from './params.ts';
import { resolveMethod } from './payment-methods.ts';
import { searchOperation } from './search.ts';
import type { StripeState } from './state.ts';

const THREE_DECIMALS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
const MAX_AMOUNT = 99_999_999;

/** Checks an amount in minor units as Stripe does. */
export function checkAmount(amount: number, currency: string, param: string): void {
  if (amount > MAX_AMOUNT)
    throw invalid('Amount must be no more than 999,999.99.', { code: 'amount_too_large', param });
  if (THREE_DECIMALS.has(currency) && amount % 10 !== 0) {
    throw invalid(`The last digit of an amount in ${currency} must be 0.`, { code: 'invalid_charge_amount', param });
  }
}

export function readCurrency(params: Params): string {
  const currency = params.required('currency').toLowerCase();
  if (!/^[a-z]{3}$/.test(currency))
    throw invalid(`Invalid currency: ${currency}.`, { param: params.nameOf('currency') });
  return currency;
}

export function getIntent(state: StripeState, id: string, param = 'id'): PaymentIntent {
  const intent = state.paymentIntents[id];
  if (!intent) throw missing('payment_intent', id, param);
  return intent;
}

export interface NewIntent {
  amount: number;
  currency: string;
  customer: string | null;
  paymentMethod: string | null;
  metadata: Record<string, string>;
  description: string | null;
  receiptEmail: string | null;
  setupFutureUsage: string | null;
  statementDescriptor: string | null;
  types: string[];
}

/** Stores a new intent and tells it. */
export function makeIntent(context: StripeContext, fields: NewIntent): PaymentIntent {
  const id = context.ids.next('pi_');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    amount: fields.amount,
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: fields.types.length > 0 ? null : { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: context.ids.next(`${id}_secret_`),
    confirmation_method: 'automatic',
    created: context.now(),
    currency: fields.currency,
    customer: fields.customer,
    description: fields.description,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: mergeMetadata({}, fields.metadata),
    next_action: null,
    payment_method: fields.paymentMethod,
    allowed_payment_method_types: fields.types.length > 0 ? fields.types : null,
    payment_method_types: fields.types.length > 0 ? fields.types : ['card', 'sepa_debit'],
    processing: null,
    receipt_email: fields.receiptEmail,
    setup_future_usage: fields.setupFutureUsage,
    statement_descriptor: fields.statementDescriptor,
    status: fields.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
  };
  context.state.paymentIntents[id] = intent;
  context.emit('payment_intent.created', intent);
  return intent;
}

/** A saved method may be used only with its own customer. */
function assertOwner(method: PaymentMethod, customer: string | null): void {
  if (method.customer === null || method.customer === customer) return;
  throw invalid(
    customer === null
      ? `The PaymentMethod ${method.id} belongs to the Customer ${method.customer}. Include the Customer in the \`customer\` parameter.`
      : `The provided PaymentMethod (${method.id}) does not belong to the Customer you supplied.`,
    { param: 'payment_method' },
  );
}

interface Confirmation {
  wanted: boolean;
  offSession: boolean;
  returnUrl: string | undefined;
}

function readConfirmation(params: Params): Confirmation {
  const confirmation = {
    wanted: params.flag('confirm'),
    offSession: params.flag('off_session'),
    returnUrl: params.text('return_url'),
  };
  if (confirmation.offSession && !confirmation.wanted) {
    throw invalid('off_session can only be used when confirm=true.', { param: 'off_session' });
  }
  return confirmation;
}

/** With redirecting methods allowed, an on-session confirmation needs somewhere to come back to. */
function assertReturnUrl(confirmation: Confirmation, redirects: boolean): void {
  if (!confirmation.wanted || confirmation.offSession || confirmation.returnUrl !== undefined || !redirects) return;
  throw invalid(
    'This PaymentIntent accepts payment methods that might redirect your customer. Provide a `return_url`, or set `automatic_payment_methods[allow_redirects]` to `never`.',
    { param: 'return_url' },
  );
}

export const createPaymentIntent: Operation = ({ context, params }) => {
  const amount = params.integer('amount', 1);
  if (amount === undefined)
    throw invalid('Missing required param: amount.', { code: 'parameter_missing', param: 'amount' });
  const currency = readCurrency(params);
  checkAmount(amount, currency, 'amount');
  const customer = params.text('customer') ?? null;
  if (customer !== null) getCustomer(context.state, customer, 'customer');
  const methodId = params.text('payment_method');
  const resolve = methodId === undefined ? undefined : resolveMethod(context, methodId, 'payment_method');
  const automatic = params.nested('automatic_payment_methods');
  const redirects = automatic?.choice('allow_redirects', ['always', 'never']) ?? 'always';
  automatic?.flag('enabled');
  const types = params.texts('allowed_payment_method_types');
  const confirmation = readConfirmation(params);
  assertReturnUrl(confirmation, types.length === 0 && redirects === 'always');
  const fields = {
    amount,
    currency,
    customer,
    metadata: params.metadata(),
    description: params.text('description') ?? null,
    receiptEmail: params.text('receipt_email') ?? null,
    setupFutureUsage: params.choice('setup_future_usage', ['off_session', 'on_session']) ?? null,
    statementDescriptor: params.text('statement_descriptor') ?? null,
    types,
  };
  params.choice('capture_method', ['automatic', 'automatic_async']);
  params.ignore(
    'confirmation_method',
    'error_on_requires_action',
    'mandate_data',
    'shipping',
    'statement_descriptor_suffix',
    'use_stripe_sdk',
  );
  const known = methodId === undefined ? undefined : context.state.paymentMethods[methodId];
  if (known) assertOwner(known, customer);
  return () => {
    const intent = makeIntent(context, { ...fields, paymentMethod: resolve?.().id ?? null });
    if (intent.automatic_payment_methods) intent.automatic_payment_methods.allow_redirects = redirects;
    if (!confirmation.wanted) return intent;
    return confirmIntent(context, intent, { ...confirmation, authenticated: false });
  };
};

export const retrievePaymentIntent: Operation = ({ context, params, id }) => {
  const intent = getIntent(context.state, id);
  params.ignore('client_secret');
  return () => intent;
};

export const updatePaymentIntent: Operation = ({ context, params, id }) => {
  const intent = getIntent(context.state, id);
  const metadata = params.metadata();
  const description = params.text('description');
  return () => {
    intent.metadata = mergeMetadata(intent.metadata, metadata);
    if (description !== undefined) intent.description = description;
    return intent;
  };
};

export const confirmPaymentIntent: Operation = ({ context, params, id }) => {
  const intent = getIntent(context.state, id);
  const methodId = params.text('payment_method');
  const resolve = methodId === undefined ? undefined : resolveMethod(context, methodId, 'payment_method');
  const offSession = params.flag('off_session');
  const returnUrl = params.text('return_url');
  params.ignore('client_secret', 'error_on_requires_action', 'mandate_data', 'setup_future_usage', 'use_stripe_sdk');
  const redirects = intent.automatic_payment_methods?.allow_redirects === 'always';
  assertReturnUrl({ wanted: true, offSession, returnUrl }, redirects);
  return () => {
    const method = resolve?.();
    if (method) {
      assertOwner(method, intent.customer);
      intent.payment_method = method.id;
    }
    return confirmIntent(context, intent, { offSession, returnUrl, authenticated: false });
  };
};

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'] as const;

export const cancelPaymentIntent: Operation = ({ context, params, id }) => {
  const intent = getIntent(context.state, id);
  const reason = params.choice('cancellation_reason', REASONS) ?? null;
  return () => {
    if (intent.status === 'succeeded' || intent.status === 'canceled' || intent.status === 'processing') {
      const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`;
      throw invalid(message, { code: 'payment_intent_unexpected_state' });
    }
    intent.status = 'canceled';
    intent.canceled_at = context.now();
    intent.cancellation_reason = reason;
    intent.next_action = null;
    context.emit('payment_intent.canceled', intent);
    return intent;
  };
};

export const listPaymentIntents: Operation = ({ context, params }) => {
  const customer = params.text('customer');
  return listOperation(params, '/v1/payment_intents', () =>
    Object.values(context.state.paymentIntents).filter(
      (intent) => customer === undefined || intent.customer === customer,
    ),
  );
};

export const searchPaymentIntents: Operation = ({ context, params }) =>
  searchOperation(params, () => Object.values(context.state.paymentIntents));
