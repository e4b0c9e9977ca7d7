declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    /** What is measured of a product, or its prices, were saved. */
    'usage.terms_saved': { productId: string };
    /** Half, most or all of a spend cap is used. */
    'usage.cap_reached': { subscriptionId: string; alertId: string };
  }
}

export {};
