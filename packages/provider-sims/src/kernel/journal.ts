/** One request that reached the simulator, or one webhook attempt it sent. Never holds secrets. */
export interface JournalEntry {
  seq: number;
  /** Simulated time, ms. */
  at: number;
  direction: 'in' | 'out';
  /** For example `payment_intents.create`, `createacct`, `webhook:payment_intent.succeeded`. */
  operation: string;
  method: string;
  path: string;
  params: Record<string, string>;
  idempotencyKey?: string;
  /** True when the simulator's state was touched by this very request (a replayed answer is not). */
  executed: boolean;
  /** Null when no answer was sent. */
  status: number | null;
  /** The kind of the fault that was applied. */
  fault?: string;
}

const KEPT = 20_000;

export interface Journal {
  add(entry: Omit<JournalEntry, 'seq'>): void;
  entries(): JournalEntry[];
}

/** Keeps the last 20,000 entries in `store`, which belongs to the snapshot. */
export function createJournal(store: JournalEntry[]): Journal {
  return {
    add(entry) {
      store.push({ seq: (store.at(-1)?.seq ?? 0) + 1, ...entry });
      if (store.length > KEPT) store.splice(0, store.length - KEPT);
    },
    entries: () => structuredClone(store),
  };
}
