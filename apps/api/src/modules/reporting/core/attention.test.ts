import { expect, test } from 'vitest';
import { attentionOf } from './attention.ts';

const service = { label: 'Start', domain: null, status: 'active', suspendReason: null, needsDomain: false };
const failedPayment = { paymentId: 'p', failureMessage: 'Declined' };

test('what stops the customer’s business comes first', () => {
  const found = attentionOf({
    services: [
      { ...service, serviceId: 'new', status: 'pending', needsDomain: true },
      { ...service, serviceId: 'off', status: 'suspended' },
    ],
    invoices: [{ invoiceId: 'i', number: 'INV-1', isOverdue: true }],
    failedPayment,
  });
  expect(found.map((one) => one.kind)).toEqual([
    'service_suspended',
    'invoice_overdue',
    'payment_failed',
    'domain_needed',
  ]);
});

test('a failed payment is no news once everything is paid', () => {
  expect(attentionOf({ services: [], invoices: [], failedPayment })).toEqual([]);
});
