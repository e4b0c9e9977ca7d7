import * as account from './account.ts';
import * as sessions from './checkout-sessions.ts';
import type { Operation } from './context.ts';
import { createCustomer, retrieveCustomer, updateCustomer } from './customers.ts';
import * as intents from './payment-intents.ts';
import * as methods from './payment-methods.ts';
import { createRefund, listRefunds, retrieveRefund } from './refunds.ts';
import * as setups from './setup-intents.ts';

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  pattern: RegExp;
  /** The name for faults and the journal. */
  operation: string;
  run: Operation;
}

/** `:id` stands for one path segment. */
function route(method: Route['method'], path: string, operation: string, run: Operation): Route {
  return { method, pattern: new RegExp(`^/v1/${path.replace(':id', '([A-Za-z0-9_]+)')}$`), operation, run };
}

/** The simulated part of the API. Fixed paths come before `:id` ones. */
export const ROUTES: readonly Route[] = [
  route('POST', 'customers', 'customers.create', createCustomer),
  route('GET', 'customers/:id', 'customers.retrieve', retrieveCustomer),
  route('POST', 'customers/:id', 'customers.update', updateCustomer),
  route('GET', 'customers/:id/payment_methods', 'customers.list_payment_methods', methods.listPaymentMethods),
  route('POST', 'payment_methods', 'payment_methods.create', methods.createPaymentMethod),
  route('GET', 'payment_methods', 'payment_methods.list', methods.listPaymentMethods),
  route('GET', 'payment_methods/:id', 'payment_methods.retrieve', methods.retrievePaymentMethod),
  route('POST', 'payment_methods/:id', 'payment_methods.update', methods.updatePaymentMethod),
  route('POST', 'payment_methods/:id/attach', 'payment_methods.attach', methods.attachPaymentMethod),
  route('POST', 'payment_methods/:id/detach', 'payment_methods.detach', methods.detachPaymentMethod),
  route('POST', 'setup_intents', 'setup_intents.create', setups.createSetupIntent),
  route('GET', 'setup_intents/:id', 'setup_intents.retrieve', setups.retrieveSetupIntent),
  route('POST', 'setup_intents/:id/confirm', 'setup_intents.confirm', setups.confirmSetupIntent),
  route('POST', 'setup_intents/:id/cancel', 'setup_intents.cancel', setups.cancelSetupIntent),
  route('POST', 'payment_intents', 'payment_intents.create', intents.createPaymentIntent),
  route('GET', 'payment_intents', 'payment_intents.list', intents.listPaymentIntents),
  route('GET', 'payment_intents/search', 'payment_intents.search', intents.searchPaymentIntents),
  route('GET', 'payment_intents/:id', 'payment_intents.retrieve', intents.retrievePaymentIntent),
  route('POST', 'payment_intents/:id', 'payment_intents.update', intents.updatePaymentIntent),
  route('POST', 'payment_intents/:id/confirm', 'payment_intents.confirm', intents.confirmPaymentIntent),
  route('POST', 'payment_intents/:id/cancel', 'payment_intents.cancel', intents.cancelPaymentIntent),
  route('POST', 'checkout/sessions', 'checkout.sessions.create', sessions.createSession),
  route('GET', 'checkout/sessions', 'checkout.sessions.list', sessions.listSessions),
  route('GET', 'checkout/sessions/:id', 'checkout.sessions.retrieve', sessions.retrieveSession),
  route('GET', 'checkout/sessions/:id/line_items', 'checkout.sessions.line_items', sessions.listSessionLines),
  route('POST', 'checkout/sessions/:id/expire', 'checkout.sessions.expire', sessions.expireSession),
  route('POST', 'refunds', 'refunds.create', createRefund),
  route('GET', 'refunds', 'refunds.list', listRefunds),
  route('GET', 'refunds/:id', 'refunds.retrieve', retrieveRefund),
  route('GET', 'charges', 'charges.list', account.listCharges),
  route('GET', 'charges/:id', 'charges.retrieve', account.retrieveCharge),
  route('GET', 'disputes/:id', 'disputes.retrieve', account.retrieveDispute),
  route('GET', 'events', 'events.list', account.listEvents),
  route('GET', 'events/:id', 'events.retrieve', account.retrieveEvent),
  route('POST', 'webhook_endpoints', 'webhook_endpoints.create', account.createEndpoint),
  route('GET', 'webhook_endpoints', 'webhook_endpoints.list', account.listEndpoints),
  route('GET', 'webhook_endpoints/:id', 'webhook_endpoints.retrieve', account.retrieveEndpoint),
  route('DELETE', 'webhook_endpoints/:id', 'webhook_endpoints.delete', account.deleteEndpoint),
  route('GET', 'balance', 'balance.retrieve', account.retrieveBalance),
  route('GET', 'account', 'account.retrieve', account.retrieveAccount),
];

export function findRoute(method: string, path: string): { route: Route; id: string } | undefined {
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (match) return { route: candidate, id: match[1] ?? '' };
  }
  return undefined;
}
