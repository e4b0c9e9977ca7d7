import type { DefaultTemplates, MailBlock } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

const owed: MailBlock = {
  kind: 'facts',
  rows: [
    { label: 'Invoice', value: '{{ invoice_number }}' },
    { label: 'Open amount', value: '{{ amount }}' },
    { label: 'Due date', value: '{{ due_date }}' },
  ],
};
const pay: MailBlock = { kind: 'button', label: 'Pay now', url: '{{ pay_url }}' };
const paid: MailBlock = { kind: 'note', text: 'If your payment is on its way, there is nothing for you to do.' };

export const dunningTemplates: DefaultTemplates<
  'invoice_due_soon' | 'invoice_overdue' | 'invoice_last_reminder' | 'service_suspended_overdue'
> = {
  invoice_due_soon: {
    subject: 'Invoice {{ invoice_number }} is due on {{ due_date }}',
    preview: '{{ amount }} is due soon.',
    heading: 'Your invoice is due soon',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'This is a friendly reminder that an invoice of yours is due soon.' },
      owed,
      pay,
      paid,
    ],
  },
  invoice_overdue: {
    subject: 'Invoice {{ invoice_number }} is overdue',
    preview: '{{ amount }} was due on {{ due_date }}.',
    heading: 'Your invoice is overdue',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'We have not received your payment yet{% if days_overdue %}; it was due {{ days_overdue }} ago{% endif %}. Please pay the open amount.',
      },
      owed,
      pay,
      paid,
    ],
  },
  invoice_last_reminder: {
    subject: 'Last reminder: invoice {{ invoice_number }} is overdue',
    preview: 'Please pay {{ amount }} so that your services keep running.',
    heading: 'Last reminder',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'This invoice is still open{% if days_overdue %}, {{ days_overdue }} after it was due{% endif %}.{% if suspended_on %} If it is not paid, the services on it will be suspended on {{ suspended_on }}.{% endif %}',
      },
      owed,
      pay,
      { kind: 'note', text: 'Is there a problem with the invoice? Answer this mail and we will find a way.' },
    ],
  },
  service_suspended_overdue: {
    subject: '{{ service_name }}{% if domain %} for {{ domain }}{% endif %} is suspended',
    preview: 'It comes back by itself once invoice {{ invoice_number }} is paid.',
    heading: 'Your service is suspended',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'Your service has been suspended because an invoice was not paid. Your data is kept. Once the invoice is paid the service comes back by itself.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Service', value: '{{ service_name }}' },
          { label: 'Domain', value: '{{ domain }}' },
        ],
      },
      owed,
      pay,
    ],
  },
};
