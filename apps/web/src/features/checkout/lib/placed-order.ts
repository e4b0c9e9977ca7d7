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

// Whoever has just pressed Pay is taken to the payment page as soon as there is one; who comes back from it is not.
const toPay = new Set<string>();

export const wantToPay = (orderId: string) => void toPay.add(orderId);
export const wantsToPay = (orderId: string) => toPay.has(orderId);
export const stopPaying = (orderId: string) => void toPay.delete(orderId);
