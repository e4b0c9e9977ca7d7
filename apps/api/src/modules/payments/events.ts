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
    /** Our account at a gateway was read and compared with the books. */
    'gateway.reconciled': { pluginId: string };
    /** The payer's bank questions a payment. */
    'dispute.opened': { disputeId: string };
    /** Money was taken for it, and its invoices may be owed again. */
    'dispute.withheld': { disputeId: string };
    'dispute.changed': { disputeId: string };
    'dispute.ended': { disputeId: string };
    /** What a gateway sent waits for a person: a dispute, or something that could not be followed. */
    'gateway_notice.parked': { noticeId: string };
    'gateway_notice.changed': { noticeId: string };
  }
}

export {};
