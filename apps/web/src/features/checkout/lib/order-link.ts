import { type PlacedOrder, recallOrder } from './placed-order.ts';

export interface OrderLink extends PlacedOrder {
  orderId: string;
  cameBack: 'returned' | 'cancelled' | null;
}

/**
 * Which order the address names: `?order=<id>` of one that was placed in this browser, or `#<token>` of a link, whose
 * secret browsers keep out of requests and logs.
 */
export function readOrderLink({ search, hash }: { search: string; hash: string }): OrderLink | null {
  const params = new URLSearchParams(search);
  const payment = params.get('payment');
  const cameBack = payment === 'returned' || payment === 'cancelled' ? payment : null;
  const token = hash.slice(1);
  const orderId = token.split('.')[0] || params.get('order') || '';
  const known = recallOrder(orderId);
  if (token !== '') return { orderId, token, email: known?.email ?? null, cameBack };
  return known && { ...known, orderId, cameBack };
}
