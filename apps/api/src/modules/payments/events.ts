declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'payment.started': { paymentId: string };
    'payment.needs_action': { paymentId: string };
    'payment.succeeded': { paymentId: string };
    /** Declined by the gateway, or it could not be made at all. */
    'payment.failed': { paymentId: string };
    'payment_method.saved': { paymentMethodId: string };
    'refund.succeeded': { refundId: string };
    'refund.failed': { refundId: string };
    /** What a gateway sent waits for a person: a dispute, or something that could not be followed. */
    'gateway_notice.parked': { noticeId: string };
    'gateway_notice.changed': { noticeId: string };
  }
}

export {};
