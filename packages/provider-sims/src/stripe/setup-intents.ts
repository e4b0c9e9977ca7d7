import { declineMessage } from './cards.ts';
import { nextActionOf } from './charging.ts';
import type { Operation, StripeContext } from './context.ts';
import { getCustomer } from './customers.ts';
import { docUrl, invalid, missing, StripeError } from './errors.ts';
import type { PaymentMethod } from './objects/customers.ts';
import type { SetupIntent } from './objects/intents.ts';
import { mergeMetadata } from './params.ts';
import { attach, resolveMethod } from './payment-methods.ts';

export function makeSetupIntent(
  context: StripeContext,
  customer: string | null,
  metadata: Record<string, string>,
): SetupIntent {
  const id = context.ids.next('seti_');
  const intent: SetupIntent = {
    id,
    object: 'setup_intent',
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: context.ids.next(`${id}_secret_`),
    created: context.now(),
    customer,
    description: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: mergeMetadata({}, metadata),
    next_action: null,
    payment_method: null,
    allowed_payment_method_types: null,
    payment_method_types: ['card'],
    status: 'requires_payment_method',
    usage: 'off_session',
  };
  context.state.setupIntents[id] = intent;
  context.emit('setup_intent.created', intent);
  return intent;
}

interface SetupFailure {
  code: string;
  declineCode: string;
}

/** A try that failed: back to the start, with the reason kept. */
export function failSetup(context: StripeContext, intent: SetupIntent, reason: SetupFailure): StripeError {
  const { code, declineCode } = reason;
  const error = {
    code,
    decline_code: declineCode,
    doc_url: docUrl(code),
    message: declineMessage(declineCode),
    type: 'card_error',
  };
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_setup_error = error;
  context.emit('setup_intent.setup_failed', intent);
  return new StripeError(402, { ...error, setup_intent: structuredClone(intent) });
}

interface SetupAttempt {
  method: PaymentMethod;
  authenticated: boolean;
  returnUrl: string | undefined;
}

/** Checks the method and attaches it to the customer. */
export function confirmSetup(context: StripeContext, intent: SetupIntent, attempt: SetupAttempt): SetupIntent {
  const { method } = attempt;
  const behaviour = context.state.behaviours[method.id];
  if (behaviour?.kind === 'decline') {
    throw failSetup(context, intent, {
      code: behaviour.code ?? 'card_declined',
      declineCode: behaviour.declineCode ?? 'generic_decline',
    });
  }
  intent.payment_method = method.id;
  if (behaviour?.kind === 'authenticate' && !attempt.authenticated) {
    intent.status = 'requires_action';
    intent.next_action = nextActionOf(context, intent.id, attempt.returnUrl);
    context.emit('setup_intent.requires_action', intent);
    return intent;
  }
  intent.status = 'succeeded';
  intent.next_action = null;
  intent.last_setup_error = null;
  if (intent.customer !== null) attach(context, method, intent.customer);
  context.emit('setup_intent.succeeded', intent);
  return intent;
}

function getSetupIntent(context: StripeContext, id: string): SetupIntent {
  const intent = context.state.setupIntents[id];
  if (!intent) throw missing('setupintent', id);
  return intent;
}

export const createSetupIntent: Operation = ({ context, params }) => {
  const customer = params.text('customer') ?? null;
  if (customer !== null) getCustomer(context.state, customer, 'customer');
  const methodId = params.text('payment_method');
  const resolve = methodId === undefined ? undefined : resolveMethod(context, methodId, 'payment_method');
  const usage = params.choice('usage', ['off_session', 'on_session']) ?? 'off_session';
  const confirm = params.flag('confirm');
  const returnUrl = params.text('return_url');
  const metadata = params.metadata();
  params.ignore('automatic_payment_methods', 'description', 'allowed_payment_method_types', 'mandate_data');
  if (confirm && !resolve)
    throw invalid('Provide a payment method to confirm.', { code: 'parameter_missing', param: 'payment_method' });
  return () => {
    const intent = makeSetupIntent(context, customer, metadata);
    intent.usage = usage;
    const method = resolve?.();
    if (!method) return intent;
    intent.payment_method = method.id;
    intent.status = 'requires_confirmation';
    return confirm ? confirmSetup(context, intent, { method, authenticated: false, returnUrl }) : intent;
  };
};

export const retrieveSetupIntent: Operation = ({ context, params, id }) => {
  const intent = getSetupIntent(context, id);
  params.ignore('client_secret');
  return () => intent;
};

export const confirmSetupIntent: Operation = ({ context, params, id }) => {
  const intent = getSetupIntent(context, id);
  const methodId = params.text('payment_method') ?? intent.payment_method;
  if (methodId === null)
    throw invalid('This SetupIntent has no payment method.', { code: 'setup_intent_unexpected_state' });
  const resolve = resolveMethod(context, methodId, 'payment_method');
  const returnUrl = params.text('return_url');
  params.ignore('client_secret', 'mandate_data', 'use_stripe_sdk');
  return () => {
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      throw invalid(`You cannot confirm a SetupIntent with status ${intent.status}.`, {
        code: 'setup_intent_unexpected_state',
      });
    }
    return confirmSetup(context, intent, { method: resolve(), authenticated: false, returnUrl });
  };
};

export const cancelSetupIntent: Operation = ({ context, params, id }) => {
  const intent = getSetupIntent(context, id);
  const reason = params.text('cancellation_reason') ?? null;
  return () => {
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      throw invalid(`You cannot cancel a SetupIntent with status ${intent.status}.`, {
        code: 'setup_intent_unexpected_state',
      });
    }
    intent.status = 'canceled';
    intent.cancellation_reason = reason;
    context.emit('setup_intent.canceled', intent);
    return intent;
  };
};
