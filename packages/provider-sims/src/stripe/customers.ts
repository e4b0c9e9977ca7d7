import type { Operation } from './context.ts';
import { invalid, missing } from './errors.ts';
import type { Customer } from './objects/customers.ts';
import { mergeMetadata, type Params } from './params.ts';
import type { StripeState } from './state.ts';

export function getCustomer(state: StripeState, id: string, param = 'id'): Customer {
  const customer = state.customers[id];
  if (!customer) throw missing('customer', id, param);
  return customer;
}

interface Change {
  email: string | null | undefined;
  name: string | null | undefined;
  phone: string | null | undefined;
  description: string | null | undefined;
}

/** Undefined keeps a field, null (sent as an empty value) clears it. */
function readChange(params: Params): Change {
  const field = (key: string): string | null | undefined => {
    const present = params.has(key);
    return params.text(key) ?? (present ? null : undefined);
  };
  const email = field('email');
  if (typeof email === 'string' && !email.includes('@')) {
    throw invalid(`Invalid email address: ${email}`, { code: 'email_invalid', param: 'email' });
  }
  return { email, name: field('name'), phone: field('phone'), description: field('description') };
}

export const createCustomer: Operation = ({ context, params }) => {
  const change = readChange(params);
  const metadata = params.metadata();
  params.ignore('address', 'preferred_locales', 'tax_exempt', 'shipping');
  return () => {
    const customer: Customer = {
      id: context.ids.next('cus_', 14),
      object: 'customer',
      address: null,
      balance: 0,
      created: context.now(),
      currency: null,
      default_source: null,
      delinquent: false,
      description: change.description ?? null,
      email: change.email ?? null,
      invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
      livemode: false,
      metadata: mergeMetadata({}, metadata),
      name: change.name ?? null,
      phone: change.phone ?? null,
      preferred_locales: [],
      shipping: null,
      tax_exempt: 'none',
    };
    context.state.customers[customer.id] = customer;
    context.emit('customer.created', customer);
    return customer;
  };
};

export const retrieveCustomer: Operation =
  ({ context, id }) =>
  () =>
    getCustomer(context.state, id);

export const updateCustomer: Operation = ({ context, params, id }) => {
  const customer = getCustomer(context.state, id);
  const change = readChange(params);
  const metadata = params.metadata();
  const defaultMethod = params.nested('invoice_settings')?.text('default_payment_method');
  params.ignore('address', 'preferred_locales', 'tax_exempt', 'shipping');
  if (defaultMethod !== undefined && context.state.paymentMethods[defaultMethod]?.customer !== id) {
    throw missing('PaymentMethod', defaultMethod, 'invoice_settings[default_payment_method]');
  }
  return () => {
    for (const key of ['email', 'name', 'phone', 'description'] as const) {
      const value = change[key];
      if (value !== undefined) customer[key] = value;
    }
    if (defaultMethod !== undefined) customer.invoice_settings.default_payment_method = defaultMethod;
    customer.metadata = mergeMetadata(customer.metadata, metadata);
    context.emit('customer.updated', customer);
    return customer;
  };
};
