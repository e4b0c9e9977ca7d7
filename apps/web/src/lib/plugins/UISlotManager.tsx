import { useSyncExternalStore } from 'react';

/** The places of the product where an enabled plugin may show something. `area.object.place`. */
export const SLOTS = [
  'admin.topbar.end',
  'admin.dashboard.after',
  'admin.client.side',
  'admin.client.after',
  'admin.order.side',
  'admin.invoice.side',
  'admin.service.side',
  'admin.service.after',
  'admin.product.side',
  'portal.dashboard.after',
  'portal.service.side',
  'portal.service.after',
  'portal.invoice.after',
  'store.home.after',
  'store.product.after',
  'store.footer',
] as const;
export type SlotName = (typeof SLOTS)[number];

export type SlotTone = 'neutral' | 'success' | 'warning' | 'danger' | 'info';

/** What a plugin shows, as data: the host draws it, so a plugin cannot run code in the page or break its look. */
export type SlotBlock =
  | { kind: 'text'; text: string }
  | { kind: 'fact'; label: string; value: string; tone?: SlotTone }
  | { kind: 'alert'; tone: Exclude<SlotTone, 'neutral'>; text: string }
  | { kind: 'link'; label: string; href: string };

export interface SlotContribution {
  pluginId: string;
  pluginName: string;
  slot: SlotName;
  title?: string;
  /** Smaller first; equal weights by plugin id, so that the order never depends on who answered first. */
  weight: number;
  blocks: readonly SlotBlock[];
}

/** Keeps which plugin shows what where. Filled from the API's list of enabled plugins. */
export class UISlotManager {
  #bySlot = new Map<SlotName, readonly SlotContribution[]>();
  readonly #listeners = new Set<() => void>();

  /** Replaces everything: a disabled plugin disappears at once. Unknown slots are dropped. */
  replace(contributions: readonly SlotContribution[]): void {
    const known = new Set<string>(SLOTS);
    const next = new Map<SlotName, SlotContribution[]>();
    for (const contribution of contributions) {
      if (!known.has(contribution.slot)) continue;
      next.set(contribution.slot, [...(next.get(contribution.slot) ?? []), contribution]);
    }
    for (const list of next.values()) {
      list.sort((a, b) => a.weight - b.weight || a.pluginId.localeCompare(b.pluginId));
    }
    this.#bySlot = next;
    for (const listener of this.#listeners) listener();
  }

  contributions(slot: SlotName): readonly SlotContribution[] {
    return this.#bySlot.get(slot) ?? NONE;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

const NONE: readonly SlotContribution[] = [];

/** The one of this page. */
export const uiSlots = new UISlotManager();

export function useSlot(slot: SlotName): readonly SlotContribution[] {
  return useSyncExternalStore(uiSlots.subscribe, () => uiSlots.contributions(slot));
}
