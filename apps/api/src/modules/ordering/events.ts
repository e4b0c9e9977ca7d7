declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'quote.sent': { quoteId: string };
    'quote.accepted': { quoteId: string };
    'quote.declined': { quoteId: string };
    'order.placed': { orderId: string };
    'order.accepted': { orderId: string };
    'order.cancelled': { orderId: string };
    'order.expired': { orderId: string };
    /** The customer answered what was asked after payment, such as a domain name. */
    'order.fields_answered': { orderId: string };
  }
}

export {};
