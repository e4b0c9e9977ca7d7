import { queryClient } from './query-client.ts';

/** News of the server: a hint that something changed, never the data itself. `event` is `invoice.paid`. */
export interface LiveEvent {
  event: string;
  /** Ids of the things concerned, by kind: `{ invoiceId: '…' }`. */
  ids: Readonly<Record<string, string>>;
}

const listeners = new Set<(event: LiveEvent) => void>();

/** Calls back on each piece of news of this tab's one stream; returns a function that stops it. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Which router of the API shows an object: news of an invoice also change what a client's page says.
const ROUTERS: Readonly<Record<string, readonly string[]>> = {
  invoice: ['invoices', 'billing', 'clients', 'reporting', 'dashboard', 'portal'],
  payment: ['payments', 'invoices', 'billing', 'clients', 'reporting', 'dashboard', 'portal'],
  payment_method: ['payments'],
  credit: ['billing', 'clients', 'portal'],
  order: ['orders', 'ordering', 'clients', 'reporting', 'dashboard', 'portal'],
  service: ['services', 'provisioning', 'subscriptions', 'clients', 'reporting', 'dashboard', 'portal'],
  subscription: ['subscriptions', 'services', 'portal'],
  renewals: ['subscriptions', 'reporting', 'dashboard'],
  effect: ['effects', 'provisioning', 'services', 'payments', 'reporting', 'dashboard'],
  dispute: ['payments', 'invoices', 'billing', 'clients', 'reporting', 'dashboard', 'portal'],
  gateway: ['payments'],
  gateway_notice: ['payments', 'reporting'],
  delivery: ['instance', 'reporting'],
  server: ['servers', 'provisioning'],
  client: ['clients', 'reporting', 'dashboard'],
  product: ['products', 'catalog', 'store'],
  plugin: ['plugins'],
  mail: ['mail', 'notifications'],
};

/** The first parts of the query keys that a piece of news makes stale. */
export function staleRouters(event: string): readonly string[] {
  const object = event.split('.')[0] ?? event;
  return ROUTERS[object] ?? [object, `${object}s`];
}

/** Marks what the news touches as stale; what is on screen is asked again, the rest when it is next shown. */
export function applyLiveEvent(event: LiveEvent): void {
  if (event.event === 'resync') {
    resync();
    return;
  }
  const routers = new Set(staleRouters(event.event));
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => Array.isArray(queryKey[0]) && routers.has(String(queryKey[0][0])),
  });
  for (const listener of listeners) listener(event);
}

/** After a gap in the stream everything may be old. */
export function resync(): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
