declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'invoice.issued': { invoiceId: string };
    'invoice.paid': { invoiceId: string };
    'invoice.voided': { invoiceId: string };
  }
}

export {};
