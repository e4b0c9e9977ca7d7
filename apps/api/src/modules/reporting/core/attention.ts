import { PAUSED_REASON } from '@panel1/shared-types';
/** One thing that a client should look at, the most urgent kind first. */
export type Attention =
  | { kind: 'service_suspended'; serviceId: string; label: string; domain: string | null; reason: string | null }
  | { kind: 'invoice_overdue'; invoiceId: string; number: string | null }
  | { kind: 'payment_failed'; paymentId: string; reason: string | null }
  | { kind: 'domain_needed'; serviceId: string; label: string };

interface Known {
  services: readonly {
    serviceId: string;
    label: string;
    domain: string | null;
    status: string;
    suspendReason: string | null;
    needsDomain: boolean;
  }[];
  invoices: readonly { invoiceId: string; number: string | null; isOverdue: boolean }[];
  failedPayment: { paymentId: string; failureMessage: string | null } | null;
}

/** What needs attention in a client account. A failed payment counts while something is still to be paid. */
export function attentionOf({ services, invoices, failedPayment }: Known): Attention[] {
  // What stands still because somebody asked for it needs nobody.
  const suspended = services.filter((one) => one.status === 'suspended' && one.suspendReason !== PAUSED_REASON);
  const waiting = services.filter((service) => service.needsDomain);
  return [
    ...suspended.map(({ serviceId, label, domain, suspendReason }) => {
      return { kind: 'service_suspended' as const, serviceId, label, domain, reason: suspendReason };
    }),
    ...invoices
      .filter((invoice) => invoice.isOverdue)
      .map(({ invoiceId, number }) => ({ kind: 'invoice_overdue' as const, invoiceId, number })),
    ...(failedPayment && invoices.length > 0
      ? [
          {
            kind: 'payment_failed' as const,
            paymentId: failedPayment.paymentId,
            reason: failedPayment.failureMessage,
          },
        ]
      : []),
    ...waiting.map(({ serviceId, label }) => ({ kind: 'domain_needed' as const, serviceId, label })),
  ];
}
