declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    /** Switched on or off, or its settings changed. */
    'plugin.changed': { pluginId: string };
  }
}

export {};
