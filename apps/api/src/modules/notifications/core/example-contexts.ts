import type { TemplateContext, TemplateId } from './template-contexts.ts';

const name = 'Ana Pérez';
const service = { recipient_name: name, service_name: 'Web hosting M', domain: 'ana-perez.example' };

const owed = {
  recipient_name: name,
  invoice_number: 'INV-2026-00042',
  amount: 'EUR 14.88',
  due_date: 'Nov 20, 2026',
  pay_url: 'https://panel.example/invoices/42',
};

/** A believable context for each mail: for previews and for trying a template before it is saved. */
export const EXAMPLE_CONTEXTS: { readonly [T in TemplateId]: TemplateContext<T> } = {
  email_verification: {
    recipient_name: name,
    verify_url: 'https://panel.example/verify?t=abc',
    expires_in: '30 minutes',
  },
  password_reset: {
    recipient_name: name,
    reset_url: 'https://panel.example/reset?t=abc',
    expires_in: '30 minutes',
    requested_from: '203.0.113.7',
  },
  password_changed: {
    recipient_name: name,
    changed_at: 'Nov 23, 2026, 13:05',
    changed_from: '203.0.113.7',
    security_url: 'https://panel.example/security',
  },
  sign_in_revoked: {
    recipient_name: name,
    occurred_at: 'Nov 23, 2026, 13:05',
    device: 'Firefox on Linux, 203.0.113.7',
    security_url: 'https://panel.example/security',
  },
  staff_invitation: {
    recipient_name: '',
    accept_url: 'https://panel.example/accept-invitation#token=abc',
    expires_in: '3 days',
  },
  contact_invitation: {
    recipient_name: name,
    accept_url: 'https://panel.example/accept-invitation#token=abc',
    expires_in: '3 days',
  },
  order_received: {
    recipient_name: name,
    order_number: '1042',
    ordered_at: 'Nov 23, 2026',
    items: 'Web hosting M, monthly\nana-perez.example',
    total: 'EUR 14.88',
    order_url: 'https://panel.example/orders/1042',
  },
  invoice_issued: {
    recipient_name: name,
    invoice_number: 'INV-2026-00042',
    total: 'EUR 14.88',
    due_date: 'Dec 7, 2026',
    invoice_url: 'https://panel.example/invoices/42',
  },
  invoice_due_soon: { ...owed, due_date: 'Nov 26, 2026' },
  invoice_overdue: { ...owed, days_overdue: '3 days' },
  invoice_last_reminder: { ...owed, days_overdue: '5 days', suspended_on: 'Nov 27, 2026' },
  credit_note_issued: {
    recipient_name: name,
    credit_note_number: 'CN-2026-00007',
    invoice_number: 'INV-2026-00042',
    total: 'EUR 5.00',
    credit_note_url: 'https://panel.example/invoices/43',
  },
  payment_received: {
    recipient_name: name,
    invoice_number: 'INV-2026-00042',
    amount: 'EUR 14.88',
    method: 'Visa ending 4242',
    paid_at: 'Nov 23, 2026',
    invoice_url: 'https://panel.example/invoices/42',
  },
  credit_bought: {
    recipient_name: name,
    amount: 'EUR 50.00',
    method: 'Visa ending 4242',
    paid_at: 'Nov 23, 2026',
    balance: 'EUR 62.50',
    wallet_url: 'https://panel.example/portal/wallet',
  },
  credit_expiring: {
    recipient_name: name,
    amount: 'EUR 12.50',
    expires_on: 'Dec 7, 2026',
    wallet_url: 'https://panel.example/portal/wallet',
  },
  plan_changed: {
    recipient_name: name,
    plan: 'Business (ana-perez.example)',
    price: 'EUR 14.90',
    effective_on: 'Dec 1, 2026',
    account_url: 'https://panel.example/portal',
  },
  payment_failed: {
    recipient_name: name,
    invoice_number: 'INV-2026-00042',
    amount: 'EUR 14.88',
    reason: 'The bank declined the card',
    next_attempt_at: 'Nov 26, 2026',
    pay_url: 'https://panel.example/invoices/42',
  },
  service_ready: {
    ...service,
    username: 'anaperez',
    server_name: 'web3.panel.example',
    nameservers: 'ns1.panel.example\nns2.panel.example',
    panel_url: 'https://web3.panel.example:2083',
    service_url: 'https://panel.example/services/7',
  },
  service_suspended: {
    ...service,
    reason: 'Invoice INV-2026-00042 is overdue',
    pay_url: 'https://panel.example/invoices/42',
  },
  service_suspended_overdue: { ...service, ...owed },
  service_unsuspended: { ...service, service_url: 'https://panel.example/services/7' },
  service_terminated: { ...service, terminated_at: 'Nov 23, 2026', reason: 'Cancelled by you' },
  staff_effect_parked: {
    effect_kind: 'Create hosting account',
    subject_label: 'Service 7, ana-perez.example',
    attempts: '8',
    last_error: 'The server did not answer within 30 s',
    parked_at: 'Nov 23, 2026, 13:05',
    effect_url: 'https://panel.example/admin/jobs/9',
  },
  staff_notice_parked: {
    gateway: 'Stripe',
    notice_kind: 'charge.dispute.created',
    client_name: 'Ana Pérez',
    amount: '€12.00',
    reason: 'dispute',
    received_at: 'Nov 23, 2026, 13:05',
    notice_url: 'https://panel.example/admin/gateway-notices/9',
  },
  staff_delivery_dead: {
    consumer: 'ordering',
    event_name: 'invoice.paid',
    attempts: '10',
    reason: 'database 23514',
    occurred_at: 'Nov 23, 2026, 13:05',
    deliveries_url: 'https://panel.example/admin/deliveries',
  },
};
