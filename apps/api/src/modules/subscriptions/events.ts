declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'subscription.activated': { subscriptionId: string };
    'subscription.renewed': { subscriptionId: string };
    /** Somebody asked for its end: at once, or at the end of the paid period. */
    'subscription.cancelled': { subscriptionId: string };
    /** It is over: what it paid for stops. */
    'subscription.ended': { subscriptionId: string };
  }
}

export {};
