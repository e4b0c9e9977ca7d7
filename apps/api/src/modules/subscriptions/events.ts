declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'subscription.activated': { subscriptionId: string };
    'subscription.renewed': { subscriptionId: string };
    /** A change of plan is in force: what it pays for changes. */
    'subscription.changed': { subscriptionId: string };
    /** A change of plan is agreed for a later day. */
    'subscription.change_planned': { subscriptionId: string };
    /** Somebody asked for its end: at once, or at the end of the paid period. */
    'subscription.cancelled': { subscriptionId: string };
    /** It is over: what it paid for stops. */
    'subscription.ended': { subscriptionId: string };
  }
}

export {};
