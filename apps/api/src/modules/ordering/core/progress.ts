import type { InvoiceStatus, OrderStatus, ServiceStatus } from '@panel1/shared-types';

/** Where an order is, in the words of whoever waits for it. */
export type ProgressStep =
  | 'checking_tax'
  | 'waiting_for_payment'
  | 'in_review'
  | 'needs_answers'
  | 'setting_up'
  | 'needs_attention'
  | 'done'
  | 'ended';

/** The step of an order from what is known of its parts. What has failed is looked at by staff, so it is told first. */
export function progressStep(of: {
  order: OrderStatus;
  invoice: InvoiceStatus | null;
  services: readonly ServiceStatus[];
  hasOpenQuestions: boolean;
}): ProgressStep {
  const { order, services } = of;
  if (order === 'cancelled' || order === 'expired' || order === 'fraud') return 'ended';
  if (of.invoice === 'pending_tax') return 'checking_tax';
  const isPaid = of.invoice === null || of.invoice === 'paid';
  if (order === 'in_review') return isPaid ? 'in_review' : 'waiting_for_payment';
  if (order === 'pending') return isPaid ? 'setting_up' : 'waiting_for_payment';
  if (services.includes('failed')) return 'needs_attention';
  if (of.hasOpenQuestions) return 'needs_answers';
  const isThere = services.length > 0 && services.every((status) => status !== 'pending' && status !== 'provisioning');
  return isThere ? 'done' : 'setting_up';
}
