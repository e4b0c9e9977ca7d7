import { createHash } from 'node:crypto';
import { MAGIC_CARDS, MAGIC_IBANS, numberOfAlias } from './cards.ts';
import type { Operation, StripeContext } from './context.ts';
import { getCustomer } from './customers.ts';
import { docUrl, invalid, missing, StripeError } from './errors.ts';
import { listOperation } from './lists.ts';
import type { BillingDetails, PaymentMethod } from './objects/customers.ts';
import { mergeMetadata } from './params.ts';

export interface CardEntry {
  number: string;
  expMonth: number;
  expYear: number;
  name: string | null;
  email: string | null;
}

function billing(name: string | null, email: string | null): BillingDetails {
  const address = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  return { address, email, name, phone: null, tax_id: null };
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

export function cardError(code: string, message: string, param: string): StripeError {
  return new StripeError(402, { type: 'card_error', code, doc_url: docUrl(code), message, param });
}

/** Refuses a card as entered, before anything is charged. */
export function checkCard(context: StripeContext, card: CardEntry): void {
  if (!MAGIC_CARDS[card.number]) {
    throw cardError(
      'incorrect_number',
      'Your card number is incorrect. This simulator takes test cards only.',
      'number',
    );
  }
  const now = new Date(context.now() * 1000);
  const badMonth = card.expMonth < 1 || card.expMonth > 12;
  if (badMonth) throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  const past = card.expYear * 12 + card.expMonth < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  if (past) throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
}

/** Makes a card payment method; the number is turned into a behaviour and its last four digits. */
export function makeCard(context: StripeContext, card: CardEntry): PaymentMethod {
  checkCard(context, card);
  const magic = MAGIC_CARDS[card.number];
  const brand = magic?.brand ?? 'visa';
  const method: PaymentMethod = {
    id: context.ids.next('pm_'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing(card.name, card.email),
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: brand,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: fingerprint(card.number),
      funding: 'credit',
      last4: card.number.slice(-4),
      networks: { available: [brand], preferred: null },
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: context.now(),
    customer: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
  context.state.paymentMethods[method.id] = method;
  context.state.behaviours[method.id] = magic?.behaviour ?? { kind: 'succeed' };
  return method;
}

function makeSepa(context: StripeContext, iban: string): PaymentMethod {
  const method: PaymentMethod = {
    id: context.ids.next('pm_'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing(null, null),
    sepa_debit: {
      bank_code: iban.slice(4, 9),
      branch_code: '',
      country: iban.slice(0, 2),
      fingerprint: fingerprint(iban),
      last4: iban.slice(-4),
    },
    created: context.now(),
    customer: null,
    livemode: false,
    metadata: {},
    type: 'sepa_debit',
  };
  context.state.paymentMethods[method.id] = method;
  context.state.behaviours[method.id] = MAGIC_IBANS[iban] ?? { kind: 'settle' };
  return method;
}

/** Finds a payment method, or makes one for a ready-made test id such as `pm_card_visa`. */
export function resolveMethod(context: StripeContext, id: string, param: string): () => PaymentMethod {
  const known = context.state.paymentMethods[id];
  if (known) return () => known;
  const number = numberOfAlias(id);
  if (number === undefined) throw missing('PaymentMethod', id, param);
  const expYear = new Date(context.now() * 1000).getUTCFullYear() + 5;
  return () => makeCard(context, { number, expMonth: 12, expYear, name: null, email: null });
}

/** Binds a method to a customer and tells it. */
export function attach(context: StripeContext, method: PaymentMethod, customer: string): void {
  if (method.customer === customer) return;
  method.customer = customer;
  context.emit('payment_method.attached', method);
}

export const createPaymentMethod: Operation = ({ context, params }) => {
  const type = params.choice('type', ['card', 'sepa_debit']) ?? 'card';
  const card = params.nested('card');
  const iban = params.nested('sepa_debit')?.required('iban').replaceAll(' ', '');
  const details = params.nested('billing_details');
  const name = details?.text('name') ?? null;
  const email = details?.text('email') ?? null;
  details?.ignore('address', 'phone');
  const metadata = params.metadata();
  if (type === 'sepa_debit') {
    if (iban === undefined || !MAGIC_IBANS[iban])
      throw invalid('The IBAN is invalid.', { code: 'invalid_iban', param: 'sepa_debit[iban]' });
    return () => Object.assign(makeSepa(context, iban), { billing_details: billing(name, email), metadata });
  }
  if (!card) throw invalid('Missing required param: card.', { code: 'parameter_missing', param: 'card' });
  const entry: CardEntry = {
    number: card.required('number').replaceAll(/[ -]/g, ''),
    expMonth: card.integer('exp_month', 0) ?? 0,
    expYear: card.integer('exp_year', 0) ?? 0,
    name,
    email,
  };
  card.ignore('cvc');
  checkCard(context, entry);
  return () => Object.assign(makeCard(context, entry), { metadata });
};

export const retrievePaymentMethod: Operation = ({ context, id }) => {
  const method = context.state.paymentMethods[id];
  if (!method) throw missing('PaymentMethod', id);
  return () => method;
};

export const attachPaymentMethod: Operation = ({ context, params, id }) => {
  const customer = params.required('customer');
  getCustomer(context.state, customer, 'customer');
  const resolve = resolveMethod(context, id, 'id');
  return () => {
    const method = resolve();
    if (method.customer !== null && method.customer !== customer) {
      throw invalid('The payment method you provided has already been attached to a customer.');
    }
    const behaviour = context.state.behaviours[method.id];
    if (behaviour?.kind === 'decline') {
      throw cardError(behaviour.code ?? 'card_declined', 'Your card was declined.', '');
    }
    attach(context, method, customer);
    return method;
  };
};

export const detachPaymentMethod: Operation = ({ context, id }) => {
  const method = context.state.paymentMethods[id];
  if (!method) throw missing('PaymentMethod', id);
  return () => {
    if (method.customer === null) {
      throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.');
    }
    method.customer = null;
    context.emit('payment_method.detached', method);
    return method;
  };
};

export const listPaymentMethods: Operation = ({ context, params, id }) => {
  const customer = id === '' ? params.text('customer') : id;
  const type = params.text('type');
  params.ignore('allow_redisplay');
  if (customer !== undefined) getCustomer(context.state, customer, id === '' ? 'customer' : 'id');
  return listOperation(params, id === '' ? '/v1/payment_methods' : `/v1/customers/${id}/payment_methods`, () =>
    Object.values(context.state.paymentMethods).filter(
      (method) =>
        customer !== undefined && method.customer === customer && (type === undefined || method.type === type),
    ),
  );
};

/** `POST /payment_methods/:id`. */
export const updatePaymentMethod: Operation = ({ context, params, id }) => {
  const method = context.state.paymentMethods[id];
  if (!method) throw missing('PaymentMethod', id);
  const metadata = params.metadata();
  return () => {
    method.metadata = mergeMetadata(method.metadata, metadata);
    return method;
  };
};
