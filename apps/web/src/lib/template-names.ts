import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What each mail is, in words. */
export const TEMPLATE_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  contact_invitation: msg`Invitation to a client account`,
  credit_bought: msg`Credit bought`,
  credit_expiring: msg`Credit expires soon`,
  credit_note_issued: msg`Credit note issued`,
  email_verification: msg`Confirm an e-mail address`,
  invoice_issued: msg`Invoice issued`,
  invoice_due_soon: msg`Reminder before an invoice is due`,
  invoice_last_reminder: msg`Last reminder of an overdue invoice`,
  invoice_overdue: msg`Reminder of an overdue invoice`,
  order_received: msg`Order received`,
  password_changed: msg`Password changed`,
  password_reset: msg`Password reset`,
  payment_failed: msg`Payment failed`,
  payment_received: msg`Payment received`,
  plan_changed: msg`Plan changed`,
  service_ready: msg`Service ready`,
  service_suspended: msg`Service suspended`,
  service_suspended_overdue: msg`Service suspended for an unpaid invoice`,
  service_terminated: msg`Service terminated`,
  service_unsuspended: msg`Service unsuspended`,
  sign_in_revoked: msg`Login revoked`,
  staff_delivery_dead: msg`Alert to staff: an event was not handled`,
  staff_effect_parked: msg`Alert to staff: a job has stopped`,
  staff_notice_parked: msg`Alert to staff: a gateway needs an answer`,
  staff_invitation: msg`Invitation to staff`,
};
