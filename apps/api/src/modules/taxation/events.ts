declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    /** A tax calculator answered about lines of a client, or the question is out of date. */
    'tax.quoted': { clientId: string };
  }
}

export {};
