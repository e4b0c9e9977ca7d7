import { knownCart } from '#lib/cart-token.ts';
import { api } from '#lib/trpc.ts';

const KEY = 'p1.coupon';
let memory: string | null = null;

/** The coupon of the link by which somebody came, until it was tried; kept for this visit only. */
export function offeredCoupon(): string | null {
  if (memory !== null) return memory;
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function offerCoupon(code: string | null): void {
  memory = code;
  try {
    if (code === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, code);
  } catch {
    // A private window may refuse to store anything: the code lives as long as the page.
  }
}

/** Enters the offered coupon in the cart; false when it was refused, for the cart to say why. */
export async function enterOffered(): Promise<boolean> {
  const [code, cart] = [offeredCoupon(), knownCart()];
  if (code === null || cart === null) return true;
  try {
    await api.ordering.enterCoupon.mutate({ cartToken: cart.token, code });
    offerCoupon(null);
    return true;
  } catch {
    return false;
  }
}
