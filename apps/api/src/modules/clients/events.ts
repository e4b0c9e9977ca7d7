declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'client.created': { clientId: string };
    'client.updated': { clientId: string };
    'client.tax_id_checked': { clientId: string };
  }
}

export {};
