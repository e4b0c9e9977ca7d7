import type { TemplateContext } from './template-contexts.ts';

type Lifecycle = 'renewal_notice' | 'new_price' | 'cancellation_declined' | 'staff_cancellation_asked';

/** Believable values for the mails about the life of a subscription. */
export const lifecycleExamples = (name: string): { [T in Lifecycle]: TemplateContext<T> } => ({
  renewal_notice: {
    recipient_name: name,
    plan: 'Business (ana-perez.example)',
    price: 'EUR 149.00',
    renews_on: 'Jan 1, 2027',
    cancel_by: 'Dec 31, 2026',
    account_url: 'https://panel.example/portal',
  },
  new_price: {
    recipient_name: name,
    plan: 'Business (ana-perez.example)',
    old_price: 'EUR 149.00',
    new_price: 'EUR 159.00',
    effective_on: 'Mar 1, 2027',
    cancel_by: 'Feb 28, 2027',
    account_url: 'https://panel.example/portal',
  },
  cancellation_declined: {
    recipient_name: name,
    plan: 'Business (ana-perez.example)',
    answer: 'Your contract runs until June. We would like to talk to you.',
    account_url: 'https://panel.example/portal',
  },
  staff_cancellation_asked: {
    client_name: name,
    plan: 'Business (ana-perez.example)',
    reason: 'I am moving to another provider',
    ends_on: 'Jan 1, 2027',
    cancellations_url: 'https://panel.example/admin/cancellations',
  },
});
