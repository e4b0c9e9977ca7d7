import type { SimRequest, SimResponse } from '../kernel/http.ts';
import { confirmIntent, decline } from './charging.ts';
import type { StripeContext } from './context.ts';
import { StripeError } from './errors.ts';
import { type CardFields, challengePage, closedPage, type EntryProblem, formPage, redirect } from './hosted-page.ts';
import type { CheckoutSession } from './objects/checkout.ts';
import type { PaymentMethod } from './objects/customers.ts';
import { makeIntent } from './payment-intents.ts';
import { type CardEntry, makeCard } from './payment-methods.ts';
import { confirmSetup, failSetup, makeSetupIntent } from './setup-intents.ts';

function readFields(request: SimRequest): CardFields {
  const form = new URLSearchParams(request.body);
  const field = (name: string): string => (form.get(name) ?? '').trim();
  return {
    email: field('email'),
    number: field('number'),
    expiry: field('expiry'),
    cvc: field('cvc'),
    name: field('name'),
  };
}

function problemOf(fields: CardFields, needsEmail: boolean): EntryProblem | undefined {
  if (needsEmail && !/^\S+@\S+$/.test(fields.email)) return { field: 'email', message: 'Enter an e-mail address.' };
  if (!/^[\d -]{12,25}$/.test(fields.number)) return { field: 'number', message: 'Enter a card number.' };
  if (!/^\d{1,2}\s*\/\s*\d{2}$/.test(fields.expiry)) return { field: 'expiry', message: 'Enter the expiry as MM/YY.' };
  if (!/^\d{3,4}$/.test(fields.cvc)) return { field: 'cvc', message: 'Enter the 3 or 4 digits of the security code.' };
  if (fields.name === '') return { field: 'name', message: 'Enter the name on the card.' };
  return undefined;
}

function cardOf(fields: CardFields): CardEntry {
  const [month = '0', year = '0'] = fields.expiry.split('/');
  return {
    number: fields.number.replaceAll(/[ -]/g, ''),
    expMonth: Number(month),
    expYear: 2000 + Number(year),
    name: fields.name,
    email: fields.email === '' ? null : fields.email,
  };
}

function successUrl(session: CheckoutSession): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function ensureCustomer(context: StripeContext, session: CheckoutSession, fields: CardFields): void {
  const secrets = context.state.sessionSecrets[session.id];
  const email = session.customer_email ?? (fields.email || null);
  session.customer_details = { email, name: fields.name };
  const needed =
    session.mode === 'setup' || session.customer_creation === 'always' || (secrets?.setupFutureUsage ?? null) !== null;
  if (session.customer !== null || !needed) return;
  const id = context.ids.next('cus_', 14);
  context.state.customers[id] = {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created: context.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    email,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: fields.name,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
  };
  context.emit('customer.created', context.state.customers[id]);
  session.customer = id;
}

/** Marks a session done where its intent is done, and tells it. */
function completeIfDone(context: StripeContext, session: CheckoutSession): SimResponse {
  const payment = session.payment_intent === null ? undefined : context.state.paymentIntents[session.payment_intent];
  const setup = session.setup_intent === null ? undefined : context.state.setupIntents[session.setup_intent];
  const status = payment?.status ?? setup?.status;
  if (status === 'requires_action') return redirect(`/c/pay/${session.id}/challenge`);
  if (session.status === 'open') {
    session.status = 'complete';
    session.url = null;
    if (payment?.status === 'succeeded') session.payment_status = 'paid';
    context.emit('checkout.session.completed', session);
  }
  return redirect(successUrl(session));
}

function pay(context: StripeContext, session: CheckoutSession, method: PaymentMethod): void {
  const secrets = context.state.sessionSecrets[session.id];
  const known = session.payment_intent === null ? undefined : context.state.paymentIntents[session.payment_intent];
  const intent =
    known ??
    makeIntent(context, {
      amount: session.amount_total ?? 0,
      currency: session.currency ?? 'eur',
      customer: session.customer,
      paymentMethod: null,
      metadata: secrets?.intentMetadata ?? {},
      description: secrets?.intentDescription ?? null,
      receiptEmail: null,
      setupFutureUsage: secrets?.setupFutureUsage ?? null,
      statementDescriptor: null,
      types: session.payment_method_types,
    });
  session.payment_intent = intent.id;
  intent.payment_method = method.id;
  confirmIntent(context, intent, { offSession: false, authenticated: false, returnUrl: successUrl(session) });
}

function setUp(context: StripeContext, session: CheckoutSession, method: PaymentMethod): void {
  const known = session.setup_intent === null ? undefined : context.state.setupIntents[session.setup_intent];
  const metadata = context.state.sessionSecrets[session.id]?.intentMetadata ?? {};
  const intent = known ?? makeSetupIntent(context, session.customer, metadata);
  session.setup_intent = intent.id;
  confirmSetup(context, intent, { method, authenticated: false, returnUrl: successUrl(session) });
}

/** The form was sent. */
export function submitCheckout(context: StripeContext, session: CheckoutSession, request: SimRequest): SimResponse {
  if (session.status === 'complete') return redirect(successUrl(session));
  if (session.status === 'expired') return closedPage(session);
  const fields = readFields(request);
  const lines = context.state.sessionSecrets[session.id]?.lines ?? [];
  const needsEmail = session.customer === null && session.customer_email === null;
  const problem = problemOf(fields, needsEmail);
  if (problem) return formPage({ session, lines, fields, problem, needsEmail });
  try {
    const method = makeCard(context, cardOf(fields));
    ensureCustomer(context, session, fields);
    if (session.mode === 'payment') pay(context, session, method);
    else setUp(context, session, method);
    return completeIfDone(context, session);
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    const param = error.body['param'];
    const field = param === 'number' ? 'number' : String(param).startsWith('exp') ? 'expiry' : undefined;
    return formPage({ session, lines, fields, problem: { field, message: error.message }, needsEmail });
  }
}

export function showCheckout(context: StripeContext, session: CheckoutSession): SimResponse {
  if (session.status === 'complete') return redirect(successUrl(session));
  if (session.status === 'expired') return closedPage(session);
  const lines = context.state.sessionSecrets[session.id]?.lines ?? [];
  const needsEmail = session.customer === null && session.customer_email === null;
  return formPage({ session, lines, fields: undefined, problem: undefined, needsEmail });
}

/** The bank's answer for an intent; declining is an ordinary outcome here. */
export function answerChallenge(context: StripeContext, intentId: string, approved: boolean): boolean {
  const attempt = { offSession: false, authenticated: true, returnUrl: undefined };
  const reason = { code: 'payment_intent_authentication_failure', declineCode: 'authentication_required' };
  try {
    const payment = context.state.paymentIntents[intentId];
    if (payment?.status === 'requires_action') {
      if (!approved) throw decline(context, payment, reason);
      confirmIntent(context, payment, attempt);
      return true;
    }
    const setup = context.state.setupIntents[intentId];
    const method = setup?.payment_method ? context.state.paymentMethods[setup.payment_method] : undefined;
    if (setup?.status !== 'requires_action' || !method) return false;
    if (!approved)
      throw failSetup(context, setup, {
        code: 'setup_intent_authentication_failure',
        declineCode: 'authentication_required',
      });
    confirmSetup(context, setup, { method, ...attempt });
    return true;
  } catch (error) {
    if (error instanceof StripeError) return false;
    throw error;
  }
}

/** The check of a checkout session: shown on GET, answered on POST. */
export function sessionChallenge(context: StripeContext, session: CheckoutSession, request: SimRequest): SimResponse {
  const intentId = session.payment_intent ?? session.setup_intent ?? '';
  const waiting =
    (context.state.paymentIntents[intentId] ?? context.state.setupIntents[intentId])?.status === 'requires_action';
  if (!waiting || session.status !== 'open') return showCheckout(context, session);
  if (request.method !== 'POST') return challengePage(session.amount_total, session.currency, [successUrl(session)]);
  const approved = new URLSearchParams(request.body).get('answer') === 'approve';
  if (answerChallenge(context, intentId, approved)) return completeIfDone(context, session);
  const lines = context.state.sessionSecrets[session.id]?.lines ?? [];
  const needsEmail = session.customer === null && session.customer_email === null;
  const message = 'Your bank did not confirm the payment. Try again or use another card.';
  return formPage({ session, lines, fields: undefined, problem: { field: undefined, message }, needsEmail });
}

/** The check of an intent that was confirmed with a `return_url`. */
export function intentChallenge(context: StripeContext, intentId: string, request: SimRequest): SimResponse {
  const payment = context.state.paymentIntents[intentId];
  const intent = payment ?? context.state.setupIntents[intentId];
  const returnUrl = context.state.returnUrls[intentId];
  if (!intent || returnUrl === undefined) return closedPage(undefined);
  if (request.method !== 'POST' && intent.status === 'requires_action') {
    return challengePage(payment?.amount ?? null, payment?.currency ?? null, [returnUrl]);
  }
  if (request.method === 'POST')
    answerChallenge(context, intentId, new URLSearchParams(request.body).get('answer') === 'approve');
  const target = new URL(returnUrl);
  const prefix = intent.object;
  target.searchParams.set(prefix, intent.id);
  target.searchParams.set(`${prefix}_client_secret`, intent.client_secret);
  target.searchParams.set('redirect_status', intent.status === 'succeeded' ? 'succeeded' : 'failed');
  return redirect(target.href);
}
