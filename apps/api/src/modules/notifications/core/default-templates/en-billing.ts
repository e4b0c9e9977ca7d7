import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

export const billingTemplates: DefaultTemplates<
  | 'order_received'
  | 'invoice_issued'
  | 'proforma_issued'
  | 'invoice_paid'
  | 'credit_note_issued'
  | 'payment_received'
  | 'payment_failed'
  | 'plan_changed'
> = {
  order_received: {
    subject: 'We received your order {{ order_number }}',
    preview: 'Thank you for your order of {{ total }}.',
    heading: 'Thank you for your order',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'We have your order and start as soon as it is paid. We write again when it is ready.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Order', value: '{{ order_number }}' },
          { label: 'Date', value: '{{ ordered_at }}' },
          { label: 'Items', value: '{{ items }}' },
          { label: 'Total', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'View my order', url: '{{ order_url }}' },
    ],
  },
  invoice_issued: {
    subject: 'Invoice {{ invoice_number }} from {{ brand_name }}',
    preview: '{{ total }}{% if due_date %}, due on {{ due_date }}{% endif %}.',
    heading: 'Your invoice',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'There is a new invoice for you. You can pay it and download the PDF online.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Invoice', value: '{{ invoice_number }}' },
          { label: 'Total', value: '{{ total }}' },
          { label: 'Due date', value: '{{ due_date }}' },
        ],
      },
      { kind: 'button', label: 'View and pay', url: '{{ pay_url }}' },
      { kind: 'note', text: 'It is in your client area too: {{ invoice_url }}' },
    ],
  },
  proforma_issued: {
    subject: 'Pro forma {{ proforma_number }} from {{ brand_name }}',
    preview: '{{ total }}{% if due_date %}, due on {{ due_date }}{% endif %}.',
    heading: 'Your pro forma',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'There is something for you to pay. As soon as it is paid you get the invoice.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Pro forma', value: '{{ proforma_number }}' },
          { label: 'Total', value: '{{ total }}' },
          { label: 'Due date', value: '{{ due_date }}' },
        ],
      },
      { kind: 'button', label: 'View and pay', url: '{{ pay_url }}' },
      { kind: 'note', text: 'It is in your client area too: {{ invoice_url }}' },
    ],
  },
  invoice_paid: {
    subject: 'Invoice {{ invoice_number }} from {{ brand_name }}',
    preview: '{{ total }}, paid.',
    heading: 'Your invoice, paid',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'Thank you for your payment. This is the invoice for it; there is nothing left to pay. You can download the PDF online.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Invoice', value: '{{ invoice_number }}' },
          { label: 'Total', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'View the invoice', url: '{{ invoice_url }}' },
    ],
  },
  credit_note_issued: {
    subject: 'Credit note {{ credit_note_number }} from {{ brand_name }}',
    preview: '{{ total }} of invoice {{ invoice_number }} is credited to you.',
    heading: 'Your credit note',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'We corrected an invoice of yours. What was still to be paid is lower now; what you had paid already is yours again. You can download the PDF online.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Credit note', value: '{{ credit_note_number }}' },
          { label: 'Corrects invoice', value: '{{ invoice_number }}' },
          { label: 'Total', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'View the credit note', url: '{{ credit_note_url }}' },
    ],
  },
  payment_received: {
    subject: 'Payment received for invoice {{ invoice_number }}',
    preview: 'We received {{ amount }}. Thank you.',
    heading: 'Thank you for your payment',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'Your payment has arrived.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Invoice', value: '{{ invoice_number }}' },
          { label: 'Amount', value: '{{ amount }}' },
          { label: 'Paid with', value: '{{ method }}' },
          { label: 'Date', value: '{{ paid_at }}' },
        ],
      },
      { kind: 'button', label: 'View the invoice', url: '{{ invoice_url }}' },
    ],
  },
  payment_failed: {
    subject: 'Payment for invoice {{ invoice_number }} did not go through',
    preview: 'Please check how you pay.',
    heading: 'The payment did not go through',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'We could not collect the payment for your invoice. Nothing was charged.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Invoice', value: '{{ invoice_number }}' },
          { label: 'Amount', value: '{{ amount }}' },
          { label: 'Reason', value: '{{ reason }}' },
          { label: 'Next try', value: '{{ next_attempt_at }}' },
        ],
      },
      { kind: 'button', label: 'Pay now', url: '{{ pay_url }}' },
    ],
  },
  plan_changed: {
    subject: '{{ plan }} from {{ effective_on }}',
    preview: 'Your plan and what it costs from then on.',
    heading: 'Your plan changes',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'This is your plan from now on, or from the day below:' },
      {
        kind: 'facts',
        rows: [
          { label: 'Plan', value: '{{ plan }}' },
          { label: 'From', value: '{{ effective_on }}' },
          { label: 'Price per period', value: '{{ price }}' },
        ],
      },
      { kind: 'button', label: 'Open my account', url: '{{ account_url }}' },
    ],
  },
};
