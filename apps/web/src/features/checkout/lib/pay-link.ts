import type { OrderLink } from './order-link.ts';

export interface PayLink {
  token: string;
  cameBack: OrderLink['cameBack'];
}

const key = (linkId: string) => `p1.pay.${linkId}`;
const TOKEN = /^[\w-]{43}$/;

/**
 * The payment link of the address: `#<token>`, whose secret browsers keep out of requests and logs, or `?link=<id>` of one
 * that was opened in this tab before its holder went to a payment page.
 */
export function readPayLink({ search, hash }: { search: string; hash: string }): PayLink | null {
  const params = new URLSearchParams(search);
  const payment = params.get('payment');
  const cameBack = payment === 'returned' || payment === 'cancelled' ? payment : null;
  const token = hash.slice(1) || recall(params.get('link') ?? '');
  return TOKEN.test(token) ? { token, cameBack } : null;
}

/** Keeps the token for the way back from a payment page; it goes with the tab. */
export function rememberPayLink(linkId: string, token: string): void {
  try {
    sessionStorage.setItem(key(linkId), token);
  } catch {
    // A browser that keeps nothing: the holder opens the link again.
  }
}

function recall(linkId: string): string {
  try {
    return sessionStorage.getItem(key(linkId)) ?? '';
  } catch {
    return '';
  }
}
