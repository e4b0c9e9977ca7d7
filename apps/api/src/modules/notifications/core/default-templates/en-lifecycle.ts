import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

export const lifecycleTemplates: DefaultTemplates<
  'renewal_notice' | 'new_price' | 'cancellation_declined' | 'staff_cancellation_asked'
> = {
  renewal_notice: {
    subject: '{{ plan }} renews on {{ renews_on }}',
    preview: 'For {{ price }}, unless you cancel by {{ cancel_by }}.',
    heading: 'Your plan renews',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'Unless you cancel in time, the plan below renews by itself. You can cancel it in your account at any time.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Plan', value: '{{ plan }}' },
          { label: 'Renews on', value: '{{ renews_on }}' },
          { label: 'Price of the new period', value: '{{ price }}' },
          { label: 'Cancel by', value: '{{ cancel_by }}' },
        ],
      },
      { kind: 'button', label: 'Open my account', url: '{{ account_url }}' },
    ],
  },
  new_price: {
    subject: '{{ plan }}: new price from {{ effective_on }}',
    preview: '{{ new_price }} instead of {{ old_price }}.',
    heading: 'Our prices change',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'The price of the plan below changes with its renewal on {{ effective_on }}. Until then you pay what you pay now. If you do not agree, you can cancel in your account until {{ cancel_by }}, and never pay the new price.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Plan', value: '{{ plan }}' },
          { label: 'Price until then', value: '{{ old_price }}' },
          { label: 'New price', value: '{{ new_price }}' },
          { label: 'From', value: '{{ effective_on }}' },
          { label: 'Cancel by', value: '{{ cancel_by }}' },
        ],
      },
      { kind: 'button', label: 'Open my account', url: '{{ account_url }}' },
    ],
  },
  cancellation_declined: {
    subject: 'About your request to end {{ plan }}',
    preview: 'It goes on for now.',
    heading: 'Your plan goes on',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'We have looked at your request to end {{ plan }}. It goes on for now.' },
      { kind: 'facts', rows: [{ label: 'Our answer', value: '{{ answer }}' }] },
      { kind: 'button', label: 'Open my account', url: '{{ account_url }}' },
    ],
  },
  staff_cancellation_asked: {
    subject: '{{ client_name }} wants to end {{ plan }}',
    preview: 'Reason: {{ reason }}',
    heading: 'A client wants to leave',
    blocks: [
      { kind: 'paragraph', text: 'The request waits for your answer. Until then nothing changes.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Client', value: '{{ client_name }}' },
          { label: 'Plan', value: '{{ plan }}' },
          { label: 'Reason', value: '{{ reason }}' },
          { label: 'Would end on', value: '{{ ends_on }}' },
        ],
      },
      { kind: 'button', label: 'Answer the request', url: '{{ cancellations_url }}' },
    ],
  },
};
