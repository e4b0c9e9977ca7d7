declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'service.created': { serviceId: string };
    /** The customer told what the service was waiting for, such as its domain name. */
    'service.details_provided': { serviceId: string };
    'service.activated': { serviceId: string };
    'service.suspended': { serviceId: string };
    'service.unsuspended': { serviceId: string };
    'service.terminated': { serviceId: string };
    /** It could not be set up; a person must look. */
    'service.failed': { serviceId: string };
    /** What the panel says of its account; bytes as texts. */
    'service.usage_read': { serviceId: string; at: string; diskUsedBytes: string; bandwidthUsedBytes: string };
    'service.password_changed': { serviceId: string };
    /** A server answers again, or does not any more. */
    'server.health_changed': { serverId: string };
  }
}

export {};
