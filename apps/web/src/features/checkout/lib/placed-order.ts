import { readSetting, writeSetting } from '#lib/theme.ts';

/** What this browser keeps of an order that was placed in it: the secret that opens its page. */
export interface PlacedOrder {
  token: string;
  /** The address that the mails go to, to be named on the page. */
  email: string | null;
}

const key = (orderId: string) => `p1.order.${orderId}`;
const memory = new Map<string, PlacedOrder>();

export function rememberOrder(orderId: string, order: PlacedOrder): void {
  memory.set(orderId, order);
  writeSetting(key(orderId), JSON.stringify(order));
}

/** The order of `?order=`, as far as it was placed in this browser. */
export function recallOrder(orderId: string): PlacedOrder | null {
  const known = memory.get(orderId);
  if (known) return known;
  const stored = readSetting(key(orderId));
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(stored);
    return isPlaced(value) ? value : null;
  } catch {
    return null;
  }
}

function isPlaced(value: unknown): value is PlacedOrder {
  return typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string';
}

// Whoever has just pressed Pay is taken to the page of that payment as soon as there is one; who comes back from it, or
// still has the page of an earlier try on the screen, is not.
const toPay = new Map<string, string | null>();

/** `paymentId` is null where the first payment of a thing is waited for, whichever it will be. */
export const wantToPay = (id: string, paymentId: string | null) => void toPay.set(id, paymentId);
export const stopPaying = (id: string) => void toPay.delete(id);

export function wantsToPay(id: string, paymentId: string | undefined): boolean {
  const wanted = toPay.get(id);
  return wanted === null || (wanted !== undefined && wanted === paymentId);
}
