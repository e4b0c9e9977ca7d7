import type { Operation } from './context.ts';
import { invalid, missing } from './errors.ts';
import { listOperation } from './lists.ts';
import type { WebhookEndpoint } from './objects/events.ts';
import { isLoopbackUrl } from './webhook-target.ts';

export const retrieveBalance: Operation =
  ({ context }) =>
  () => {
    const sums = new Map<string, number>();
    for (const { currency, net } of Object.values(context.state.balanceTransactions))
      sums.set(currency, (sums.get(currency) ?? 0) + net);
    const entries = [...sums].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
    const none = [{ amount: 0, currency: 'eur', source_types: { card: 0 } }];
    return { object: 'balance', available: none, livemode: false, pending: entries.length > 0 ? entries : none };
  };

export const retrieveAccount: Operation = () => () => ({
  id: 'acct_simulated00000',
  object: 'account',
  business_profile: { name: 'Simulated Stripe account' },
  charges_enabled: true,
  country: 'DE',
  default_currency: 'eur',
  details_submitted: true,
  email: null,
  payouts_enabled: true,
  settings: { dashboard: { display_name: 'Simulated Stripe account', timezone: 'Etc/UTC' } },
  type: 'standard',
});

export const retrieveCharge: Operation = ({ context, id }) => {
  const charge = context.state.charges[id];
  if (!charge) throw missing('charge', id);
  return () => charge;
};

export const listCharges: Operation = ({ context, params }) => {
  const customer = params.text('customer');
  const intent = params.text('payment_intent');
  return listOperation(params, '/v1/charges', () =>
    Object.values(context.state.charges).filter(
      (charge) =>
        (customer === undefined || charge.customer === customer) &&
        (intent === undefined || charge.payment_intent === intent),
    ),
  );
};

export const retrieveEvent: Operation = ({ context, id }) => {
  const event = context.state.events[id];
  if (!event) throw missing('event', id);
  return () => event;
};

export const listEvents: Operation = ({ context, params }) => {
  const type = params.text('type');
  const types = params.texts('types');
  return listOperation(params, '/v1/events', () =>
    Object.values(context.state.events).filter(
      (event) => (type === undefined || event.type === type) && (types.length === 0 || types.includes(event.type)),
    ),
  );
};

export const createEndpoint: Operation = ({ context, params }) => {
  const url = params.required('url');
  const events = params.texts('enabled_events');
  const metadata = params.metadata();
  const description = params.text('description') ?? null;
  const version = params.text('api_version') ?? null;
  if (events.length === 0) {
    throw invalid('Missing required param: enabled_events.', { code: 'parameter_missing', param: 'enabled_events' });
  }
  if (!isLoopbackUrl(url)) {
    throw invalid('This simulator delivers webhooks to http addresses of this machine only.', {
      code: 'url_invalid',
      param: 'url',
    });
  }
  return () => {
    const endpoint: WebhookEndpoint = {
      id: context.ids.next('we_'),
      object: 'webhook_endpoint',
      api_version: version,
      application: null,
      created: context.now(),
      description,
      enabled_events: events,
      livemode: false,
      metadata,
      status: 'enabled',
      url,
    };
    const secret = context.ids.next('whsec_', 32);
    context.state.endpoints[endpoint.id] = endpoint;
    context.state.endpointSecrets[endpoint.id] = secret;
    // The secret is told once, at creation.
    return { ...endpoint, secret };
  };
};

export const retrieveEndpoint: Operation = ({ context, id }) => {
  const endpoint = context.state.endpoints[id];
  if (!endpoint) throw missing('webhook endpoint', id);
  return () => endpoint;
};

export const listEndpoints: Operation = ({ context, params }) =>
  listOperation(params, '/v1/webhook_endpoints', () => Object.values(context.state.endpoints));

export const deleteEndpoint: Operation = ({ context, id }) => {
  if (!context.state.endpoints[id]) throw missing('webhook endpoint', id);
  return () => {
    delete context.state.endpoints[id];
    delete context.state.endpointSecrets[id];
    return { id, object: 'webhook_endpoint', deleted: true };
  };
};
