import type { RouterOutputs } from '#lib/trpc.ts';

export type Delivery = RouterOutputs['instance']['deliveries']['rows'][number];

const PAGES: Readonly<Record<string, string>> = {
  clientId: 'clients',
  effectId: 'jobs',
  invoiceId: 'invoices',
  noticeId: 'gateway-notices',
  orderId: 'orders',
  paymentId: 'payments',
  serviceId: 'services',
};

/** The page of what an event is about, where it has one; otherwise null. */
export function pageOf({ ids }: Pick<Delivery, 'ids'>): string | null {
  for (const [name, id] of Object.entries(ids)) {
    const page = PAGES[name];
    if (page !== undefined) return `/admin/${page}/${id}`;
  }
  return null;
}

/** A delivery's name in a selection of rows, and the way back. */
export const deliveryId = ({ consumer, eventId }: Pick<Delivery, 'consumer' | 'eventId'>): string =>
  `${consumer}:${eventId}`;
export function deliveryKey(id: string): { consumer: string; eventId: string } {
  const [consumer = '', eventId = ''] = id.split(':');
  return { consumer, eventId };
}
