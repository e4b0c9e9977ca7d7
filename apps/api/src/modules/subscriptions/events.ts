declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'subscription.activated': { subscriptionId: string };
    'subscription.renewed': { subscriptionId: string };
    /** A change of plan is in force: what it pays for changes. */
    'subscription.changed': { subscriptionId: string };
    /** A change of plan is agreed for a later day. */
    'subscription.change_planned': { subscriptionId: string };
    /** Its client is to be told of a new price, which waits for its day. */
    'subscription.price_announced': { subscriptionId: string };
    /** It stands still: what it paid for stops until it goes on. */
    'subscription.paused': { subscriptionId: string };
    /** It goes on after a pause. */
    'subscription.resumed': { subscriptionId: string };
    /** A client asked for its end, and the tenant wants to answer that. */
    'subscription.cancellation_asked': { subscriptionId: string; cancellationId: string };
    'subscription.cancellation_declined': { subscriptionId: string; cancellationId: string };
    /** It renews by itself, and its client is told. Days as `YYYY-MM-DD`. */
    'subscription.renewal_near': { subscriptionId: string; on: string; cancelBy: string };
    /** Somebody asked for its end: at once, or at the end of the paid period. */
    'subscription.cancelled': { subscriptionId: string };
    /** It is over: what it paid for stops. */
    'subscription.ended': { subscriptionId: string };
    /** The daily run, or one invoice of it, waits for staff. */
    'renewals.stopped': { stopId: string };
    /** Staff say that the run that stopped is meant: it goes on. */
    'renewals.confirmed': { stopId: string };
  }
}

export {};
