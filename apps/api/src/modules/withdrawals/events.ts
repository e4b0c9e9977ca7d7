declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    /** A consumer declared to withdraw: confirmed to the person on a durable medium. */
    'withdrawal.received': { withdrawalId: string };
    'withdrawal.accepted': { withdrawalId: string };
    'withdrawal.refused': { withdrawalId: string };
  }
}

export {};
