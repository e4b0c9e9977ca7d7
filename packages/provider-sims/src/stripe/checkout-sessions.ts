import type { Operation, StripeContext } from './context.ts';
import { getCustomer } from './customers.ts';
import { invalid, missing } from './errors.ts';
import { listOperation } from './lists.ts';
import type { CheckoutSession } from './objects/checkout.ts';
import { PAGE_LOCALES } from './page-locales.ts';
import { mergeMetadata, type Params } from './params.ts';
import { lineShape, readLines } from './session-lines.ts';

const [HALF_HOUR, DAY] = [1800, 86_400];

export function getSession(context: StripeContext, id: string): CheckoutSession {
  const session = context.state.sessions[id];
  if (!session) throw missing('checkout.session', id);
  return session;
}

function readUrl(params: Params, key: string): string | undefined {
  const value = params.text(key);
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw invalid('Not a valid URL', { code: 'url_invalid', param: key });
  }
  return value;
}

function readExpiry(context: StripeContext, params: Params): number {
  const given = params.integer('expires_at', 0);
  if (given === undefined) return context.now() + DAY;
  // One minute of slack on both sides, since the caller's clock is another one.
  if (given < context.now() + HALF_HOUR - 60 || given > context.now() + DAY + 60) {
    throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
      param: 'expires_at',
    });
  }
  return given;
}

function readIntentData(params: Params): {
  metadata: Record<string, string>;
  description: string | null;
  usage: string | null;
} {
  const data = params.nested('payment_intent_data') ?? params.nested('setup_intent_data');
  params.ignore('payment_intent_data', 'setup_intent_data');
  if (!data) return { metadata: {}, description: null, usage: null };
  const usage = data.choice('setup_future_usage', ['off_session', 'on_session']) ?? null;
  data.ignore('receipt_email', 'statement_descriptor', 'statement_descriptor_suffix', 'capture_method');
  return { metadata: data.metadata(), description: data.text('description') ?? null, usage };
}

interface SessionFields {
  mode: 'payment' | 'setup';
  currency: string | null;
  total: number | null;
  customer: string | null;
  customerCreation: string | null;
  customerEmail: string | null;
  clientReference: string | null;
  successUrl: string;
  cancelUrl: string | undefined;
  expiresAt: number;
  metadata: Record<string, string>;
  types: string[];
  locale: string | null;
}

function makeSession(context: StripeContext, fields: SessionFields): CheckoutSession {
  const id = context.ids.next('cs_test_', 48);
  return {
    id,
    object: 'checkout.session',
    amount_subtotal: fields.total,
    amount_total: fields.total,
    cancel_url: fields.cancelUrl ?? null,
    client_reference_id: fields.clientReference,
    client_secret: null,
    created: context.now(),
    currency: fields.currency,
    customer: fields.customer,
    customer_creation: fields.customer === null ? fields.customerCreation : null,
    customer_details: null,
    customer_email: fields.customerEmail,
    expires_at: fields.expiresAt,
    livemode: false,
    locale: fields.locale,
    metadata: mergeMetadata({}, fields.metadata),
    mode: fields.mode,
    payment_intent: null,
    allowed_payment_method_types: fields.types.length > 0 ? fields.types : null,
    payment_method_types: fields.types.length > 0 ? fields.types : ['card'],
    payment_status: fields.mode === 'setup' ? 'no_payment_required' : 'unpaid',
    setup_intent: null,
    status: 'open',
    subscription: null,
    success_url: fields.successUrl,
    ui_mode: 'hosted_page',
    url: `${context.baseUrl()}/c/pay/${id}`,
  };
}

export const createSession: Operation = ({ context, params }) => {
  params.required('mode');
  const mode = params.choice('mode', ['payment', 'setup']) ?? 'payment';
  params.choice('ui_mode', ['hosted_page']);
  const lines = readLines(params, mode);
  const customer = params.text('customer') ?? null;
  if (customer !== null) getCustomer(context.state, customer, 'customer');
  const customerEmail = params.text('customer_email') ?? null;
  if (customer !== null && customerEmail !== null) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.');
  }
  const successUrl = readUrl(params, 'success_url');
  if (successUrl === undefined)
    throw invalid('Missing required param: success_url.', { code: 'parameter_missing', param: 'success_url' });
  const intent = readIntentData(params);
  const currency = lines[0]?.currency ?? params.text('currency')?.toLowerCase() ?? null;
  const types = params.texts('allowed_payment_method_types');
  if (mode === 'setup' && currency === null && types.length === 0) {
    throw invalid('Missing required param: currency.', { code: 'parameter_missing', param: 'currency' });
  }
  const fields: SessionFields = {
    mode,
    currency,
    total: mode === 'setup' ? null : lines.reduce((sum, line) => sum + line.unit * line.quantity, 0),
    customer,
    customerCreation:
      params.choice('customer_creation', ['always', 'if_required']) ?? (mode === 'payment' ? 'if_required' : 'always'),
    customerEmail,
    clientReference: params.text('client_reference_id') ?? null,
    successUrl,
    cancelUrl: readUrl(params, 'cancel_url'),
    expiresAt: readExpiry(context, params),
    metadata: params.metadata(),
    types,
    locale: params.choice('locale', PAGE_LOCALES) ?? null,
  };
  params.ignore(
    'currency',
    'automatic_tax',
    'billing_address_collection',
    'customer_update',
    'saved_payment_method_options',
    'submit_type',
  );
  return () => {
    const session = makeSession(context, fields);
    context.state.sessions[session.id] = session;
    context.state.sessionSecrets[session.id] = {
      lines: lines.map((line) => lineShape(context, line)),
      intentMetadata: intent.metadata,
      intentDescription: intent.description,
      setupFutureUsage: intent.usage,
    };
    context.later('expire_session', session.id, (session.expires_at - context.now()) * 1000);
    return session;
  };
};

export const retrieveSession: Operation = ({ context, id }) => {
  const session = getSession(context, id);
  return () => session;
};

/** Ends an open session, by call or by time. */
export function expire(context: StripeContext, session: CheckoutSession): void {
  session.status = 'expired';
  session.url = null;
  context.emit('checkout.session.expired', session);
}

export const expireSession: Operation = ({ context, id }) => {
  const session = getSession(context, id);
  return () => {
    if (session.status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    }
    expire(context, session);
    return session;
  };
};

export const listSessions: Operation = ({ context, params }) => {
  const customer = params.text('customer');
  const intent = params.text('payment_intent');
  return listOperation(params, '/v1/checkout/sessions', () =>
    Object.values(context.state.sessions).filter(
      (session) =>
        (customer === undefined || session.customer === customer) &&
        (intent === undefined || session.payment_intent === intent),
    ),
  );
};

export const listSessionLines: Operation = ({ context, params, id }) => {
  getSession(context, id);
  params.ignore('limit');
  const data = context.state.sessionSecrets[id]?.lines ?? [];
  return () => ({ object: 'list', url: `/v1/checkout/sessions/${id}/line_items`, has_more: false, data });
};
