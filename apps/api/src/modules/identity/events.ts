declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'user.registered': { userId: string };
    'user.verification_requested': { userId: string };
    'user.password_reset_requested': { userId: string };
    'user.password_changed': { userId: string };
    'user.invited': { userId: string };
    'user.sessions_revoked': { userId: string };
  }
}

export {};
