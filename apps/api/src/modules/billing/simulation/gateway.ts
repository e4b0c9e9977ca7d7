import type { Random } from './random.ts';

type Outcome = 'succeeded' | 'soft' | 'hard' | 'failed';

/** Money that moved at the gateway: its own log, which the engine's books must agree with. */
export interface GatewayEntry {
  readonly kind: 'charge' | 'transfer' | 'refund' | 'chargeback' | 'chargeback_won' | 'fee';
  readonly key: string;
  readonly clientId: string;
  readonly documentId: string | null;
  readonly amountMinor: bigint;
}

/** A payment service with a log of its own. The same key a second time moves nothing and gets the same answer. */
export interface Gateway {
  readonly log: readonly GatewayEntry[];
  charge(of: { key: string; clientId: string; documentId: string; amountMinor: bigint }): Outcome;
  /** The answer to a charge; null when it never arrived. */
  outcomeOf(key: string): Outcome | null;
  move(entry: GatewayEntry): void;
  /** Captured and not given back of a client. */
  heldFor(clientId: string): bigint;
}

const SIGN: Readonly<Record<GatewayEntry['kind'], bigint>> = {
  charge: 1n,
  transfer: 1n,
  chargeback_won: 1n,
  refund: -1n,
  chargeback: -1n,
  fee: -1n,
};

export function simulatedGateway(random: Random): Gateway {
  const log: GatewayEntry[] = [];
  const answers = new Map<string, Outcome>();
  const keys = new Set<string>();
  const held = new Map<string, bigint>();
  const move = (entry: GatewayEntry) => {
    const key = `${entry.kind} ${entry.key}`;
    if (keys.has(key)) return;
    keys.add(key);
    log.push(entry);
    held.set(entry.clientId, (held.get(entry.clientId) ?? 0n) + SIGN[entry.kind] * entry.amountMinor);
  };
  return {
    log,
    move,
    heldFor: (clientId) => held.get(clientId) ?? 0n,
    outcomeOf: (key) => answers.get(key) ?? null,
    charge({ key, clientId, documentId, amountMinor }) {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const drawn = random.next();
      const outcome = drawn < 0.75 ? 'succeeded' : drawn < 0.92 ? 'soft' : drawn < 0.96 ? 'failed' : 'hard';
      answers.set(key, outcome);
      if (outcome === 'succeeded') move({ kind: 'charge', key, clientId, documentId, amountMinor });
      return outcome;
    },
  };
}
