import { useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from './theme.ts';

/** What this browser knows of its cart: the secret that opens it, and how many lines it had last. */
export interface KnownCart {
  token: string;
  lines: number;
}

const KEY = 'p1.cart';
const listeners = new Set<() => void>();
let memory: string | null | undefined;

function stored(): string | null {
  return memory === undefined ? readSetting(KEY) : memory;
}

/** The cart of this browser, or null before the first thing is put in. */
export function knownCart(): KnownCart | null {
  const [token, lines] = stored()?.split(' ') ?? [];
  return token ? { token, lines: Number(lines ?? 0) } : null;
}

/** Remembers the cart (null: forgets it, after it was ordered or expired). */
export function rememberCart(cart: KnownCart | null): void {
  const value = cart === null ? null : `${cart.token} ${cart.lines}`;
  // Kept here, too: a private window may refuse to store anything.
  memory = value;
  writeSetting(KEY, value);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== KEY) return;
    memory = undefined;
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', fromOtherTab);
  };
}

/** The cart of this browser, following changes in other tabs. */
export function useKnownCart(): KnownCart | null {
  const value = useSyncExternalStore(subscribe, stored);
  const [token, lines] = value?.split(' ') ?? [];
  return token ? { token, lines: Number(lines ?? 0) } : null;
}
