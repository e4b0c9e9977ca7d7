/**
 * Every mail that Panel1 sends and the variables it may use. All values are plain text, already written for the reader
 * (amounts, dates and durations in their language); an empty string means that there is nothing to say.
 */
export const TEMPLATE_VARIABLES = {
  email_verification: ['recipient_name', 'verify_url', 'expires_in'],
  password_reset: ['recipient_name', 'reset_url', 'expires_in', 'requested_from'],
  password_changed: ['recipient_name', 'changed_at', 'changed_from', 'security_url'],
  sign_in_revoked: ['recipient_name', 'occurred_at', 'device', 'security_url'],
  staff_invitation: ['recipient_name', 'accept_url', 'expires_in'],
  contact_invitation: ['recipient_name', 'accept_url', 'expires_in'],
  order_received: ['recipient_name', 'order_number', 'ordered_at', 'items', 'total', 'order_url'],
  invoice_issued: ['recipient_name', 'invoice_number', 'total', 'due_date', 'invoice_url', 'pay_url'],
  proforma_issued: ['recipient_name', 'proforma_number', 'total', 'due_date', 'invoice_url', 'pay_url'],
  invoice_paid: ['recipient_name', 'invoice_number', 'total', 'invoice_url'],
  credit_note_issued: ['recipient_name', 'credit_note_number', 'invoice_number', 'total', 'credit_note_url'],
  invoice_due_soon: ['recipient_name', 'invoice_number', 'amount', 'due_date', 'pay_url'],
  invoice_overdue: ['recipient_name', 'invoice_number', 'amount', 'due_date', 'days_overdue', 'pay_url'],
  invoice_last_reminder: [
    'recipient_name',
    'invoice_number',
    'amount',
    'due_date',
    'days_overdue',
    'suspended_on',
    'pay_url',
  ],
  payment_received: ['recipient_name', 'invoice_number', 'amount', 'method', 'paid_at', 'invoice_url'],
  credit_bought: ['recipient_name', 'amount', 'method', 'paid_at', 'balance', 'wallet_url'],
  credit_expiring: ['recipient_name', 'amount', 'expires_on', 'wallet_url'],
  usage_alert: ['recipient_name', 'service_name', 'percent', 'cost', 'cap', 'usage_url'],
  usage_cap_reached: ['recipient_name', 'service_name', 'cost', 'cap', 'usage_url'],
  usage_cap_stopped: ['recipient_name', 'service_name', 'cost', 'cap', 'usage_url'],
  plan_changed: ['recipient_name', 'plan', 'price', 'effective_on', 'account_url'],
  payment_failed: ['recipient_name', 'invoice_number', 'amount', 'reason', 'next_attempt_at', 'pay_url'],
  service_ready: [
    'recipient_name',
    'service_name',
    'domain',
    'username',
    'server_name',
    'nameservers',
    'panel_url',
    'service_url',
  ],
  service_suspended: ['recipient_name', 'service_name', 'domain', 'reason', 'pay_url'],
  service_suspended_overdue: [
    'recipient_name',
    'service_name',
    'domain',
    'invoice_number',
    'amount',
    'due_date',
    'pay_url',
  ],
  service_unsuspended: ['recipient_name', 'service_name', 'domain', 'service_url'],
  service_terminated: ['recipient_name', 'service_name', 'domain', 'terminated_at', 'reason'],
  staff_effect_parked: ['effect_kind', 'subject_label', 'attempts', 'last_error', 'parked_at', 'effect_url'],
  staff_notice_parked: ['gateway', 'notice_kind', 'client_name', 'amount', 'reason', 'received_at', 'notice_url'],
  staff_dispute_opened: ['gateway', 'client_name', 'amount', 'reason', 'answer_by', 'dispute_url'],
  staff_dispute_won: ['gateway', 'client_name', 'amount', 'dispute_url'],
  staff_dispute_lost: ['gateway', 'client_name', 'amount', 'dispute_url'],
  staff_renewals_stopped: ['what', 'client_name', 'found', 'stop_url'],
  staff_delivery_dead: ['consumer', 'event_name', 'attempts', 'reason', 'occurred_at', 'deliveries_url'],
  quote_sent: ['recipient_name', 'quote_number', 'intro', 'items', 'total', 'valid_until', 'quote_url'],
  staff_quote_accepted: ['quote_number', 'client_name', 'total', 'quote_url'],
  staff_quote_declined: ['quote_number', 'client_name', 'total', 'reason', 'quote_url'],
  renewal_notice: ['recipient_name', 'plan', 'price', 'renews_on', 'cancel_by', 'account_url'],
  new_price: ['recipient_name', 'plan', 'old_price', 'new_price', 'effective_on', 'cancel_by', 'account_url'],
  cancellation_declined: ['recipient_name', 'plan', 'answer', 'account_url'],
  staff_cancellation_asked: ['client_name', 'plan', 'reason', 'ends_on', 'cancellations_url'],
  withdrawal_received: ['recipient_name', 'reference', 'declared_name', 'contract', 'remark', 'received_at'],
  withdrawal_accepted: ['recipient_name', 'reference', 'contract', 'refunded', 'credited'],
  withdrawal_refused: ['recipient_name', 'reference', 'contract', 'reason'],
  staff_withdrawal_received: ['reference', 'declared_name', 'email', 'contract', 'received_at', 'withdrawal_url'],
} as const;

export type TemplateId = keyof typeof TEMPLATE_VARIABLES;

/** Variables of one mail, each a plain string. */
export type TemplateContext<T extends TemplateId> = T extends TemplateId
  ? Readonly<Record<(typeof TEMPLATE_VARIABLES)[T][number], string>>
  : never;

/** Variables that every mail has besides its own. */
export const COMMON_VARIABLES = ['brand_name'] as const;

/** Names that a template of this mail may use. */
export function variablesOf(template: TemplateId): readonly string[] {
  return [...TEMPLATE_VARIABLES[template], ...COMMON_VARIABLES];
}

/** True for the id of a mail. */
export function isTemplateId(id: string): id is TemplateId {
  return Object.hasOwn(TEMPLATE_VARIABLES, id);
}
