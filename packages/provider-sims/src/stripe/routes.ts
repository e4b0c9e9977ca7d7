import * as account from './account.ts';
import { createPayout, listBalanceTransactions, retrieveBalanceTransaction } from './balance.ts';
import * as sessions from './checkout-sessions.ts';
import type { Operation } from './context.ts';
import { createCustomer, retrieveCustomer, updateCustomer } from './customers.ts';
import { closeDispute, listDisputes, retrieveDispute, updateDispute } from './disputes.ts';
import * as intents from './payment-intents.ts';
import * as methods from './payment-methods.ts';
import { createRefund, listRefunds, retrieveRefund } from './refunds.ts';
import * as setups from './setup-intents.ts';
import { createTaxCalculation } from './tax-calculations.ts';
import { createFromCalculation, createReversal, retrieveTransaction } from './tax-transactions.ts';

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  pattern: RegExp;
  /** The name for faults and the journal. */
  operation: string;
  run: Operation;
}

/** `:id` stands for one path segment. */
const route =
  (method: Route['method']) =>
  (path: string, operation: string, run: Operation): Route => {
    return { method, pattern: new RegExp(`^/v1/${path.replace(':id', '([A-Za-z0-9_]+)')}$`), operation, run };
  };

const get = route('GET');
const post = route('POST');
const del = route('DELETE');

/** The simulated part of the API. Fixed paths come before `:id` ones. */
export const ROUTES: readonly Route[] = [
  post('customers', 'customers.create', createCustomer),
  get('customers/:id', 'customers.retrieve', retrieveCustomer),
  post('customers/:id', 'customers.update', updateCustomer),
  get('customers/:id/payment_methods', 'customers.list_payment_methods', methods.listPaymentMethods),
  post('payment_methods', 'payment_methods.create', methods.createPaymentMethod),
  get('payment_methods', 'payment_methods.list', methods.listPaymentMethods),
  get('payment_methods/:id', 'payment_methods.retrieve', methods.retrievePaymentMethod),
  post('payment_methods/:id', 'payment_methods.update', methods.updatePaymentMethod),
  post('payment_methods/:id/attach', 'payment_methods.attach', methods.attachPaymentMethod),
  post('payment_methods/:id/detach', 'payment_methods.detach', methods.detachPaymentMethod),
  post('setup_intents', 'setup_intents.create', setups.createSetupIntent),
  get('setup_intents/:id', 'setup_intents.retrieve', setups.retrieveSetupIntent),
  post('setup_intents/:id/confirm', 'setup_intents.confirm', setups.confirmSetupIntent),
  post('setup_intents/:id/cancel', 'setup_intents.cancel', setups.cancelSetupIntent),
  post('payment_intents', 'payment_intents.create', intents.createPaymentIntent),
  get('payment_intents', 'payment_intents.list', intents.listPaymentIntents),
  get('payment_intents/search', 'payment_intents.search', intents.searchPaymentIntents),
  get('payment_intents/:id', 'payment_intents.retrieve', intents.retrievePaymentIntent),
  post('payment_intents/:id', 'payment_intents.update', intents.updatePaymentIntent),
  post('payment_intents/:id/confirm', 'payment_intents.confirm', intents.confirmPaymentIntent),
  post('payment_intents/:id/cancel', 'payment_intents.cancel', intents.cancelPaymentIntent),
  post('checkout/sessions', 'checkout.sessions.create', sessions.createSession),
  get('checkout/sessions', 'checkout.sessions.list', sessions.listSessions),
  get('checkout/sessions/:id', 'checkout.sessions.retrieve', sessions.retrieveSession),
  get('checkout/sessions/:id/line_items', 'checkout.sessions.line_items', sessions.listSessionLines),
  post('checkout/sessions/:id/expire', 'checkout.sessions.expire', sessions.expireSession),
  post('refunds', 'refunds.create', createRefund),
  get('refunds', 'refunds.list', listRefunds),
  get('refunds/:id', 'refunds.retrieve', retrieveRefund),
  get('charges', 'charges.list', account.listCharges),
  get('charges/:id', 'charges.retrieve', account.retrieveCharge),
  get('disputes', 'disputes.list', listDisputes),
  get('disputes/:id', 'disputes.retrieve', retrieveDispute),
  post('disputes/:id', 'disputes.update', updateDispute),
  post('disputes/:id/close', 'disputes.close', closeDispute),
  get('balance_transactions', 'balance_transactions.list', listBalanceTransactions),
  get('balance_transactions/:id', 'balance_transactions.retrieve', retrieveBalanceTransaction),
  post('payouts', 'payouts.create', createPayout),
  post('tax/calculations', 'tax.calculations.create', createTaxCalculation),
  post('tax/transactions/create_from_calculation', 'tax.transactions.create', createFromCalculation),
  post('tax/transactions/create_reversal', 'tax.transactions.reverse', createReversal),
  get('tax/transactions/:id', 'tax.transactions.retrieve', retrieveTransaction),
  get('events', 'events.list', account.listEvents),
  get('events/:id', 'events.retrieve', account.retrieveEvent),
  post('webhook_endpoints', 'webhook_endpoints.create', account.createEndpoint),
  get('webhook_endpoints', 'webhook_endpoints.list', account.listEndpoints),
  get('webhook_endpoints/:id', 'webhook_endpoints.retrieve', account.retrieveEndpoint),
  del('webhook_endpoints/:id', 'webhook_endpoints.delete', account.deleteEndpoint),
  get('balance', 'balance.retrieve', account.retrieveBalance),
  get('account', 'account.retrieve', account.retrieveAccount),
];

export function findRoute(method: string, path: string): { route: Route; id: string } | undefined {
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (match) return { route: candidate, id: match[1] ?? '' };
  }
  return undefined;
}
