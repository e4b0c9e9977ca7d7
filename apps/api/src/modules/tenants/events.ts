declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    /** `settingsId` is the name of the section. */
    'settings.changed': { settingsId: string };
  }
}

export {};
