import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

export const quoteTemplates: DefaultTemplates<'quote_sent' | 'staff_quote_accepted' | 'staff_quote_declined'> = {
  quote_sent: {
    subject: 'Your quote {{ quote_number }}',
    preview: '{{ total }}, valid until {{ valid_until }}.',
    heading: 'Our offer to you',
    blocks: [
      greeting,
      { kind: 'paragraph', text: '{{ intro }}' },
      { kind: 'paragraph', text: 'Look at it, accept it or decline it with the button below. No login is needed.' },
      {
        kind: 'facts',
        rows: [
          { label: 'What', value: '{{ items }}' },
          { label: 'Total', value: '{{ total }}' },
          { label: 'Valid until', value: '{{ valid_until }}' },
        ],
      },
      { kind: 'button', label: 'Look at the quote', url: '{{ quote_url }}' },
    ],
  },
  staff_quote_accepted: {
    subject: 'Accepted: quote {{ quote_number }}',
    preview: '{{ client_name }} has accepted.',
    heading: 'A quote was accepted',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Quote', value: '{{ quote_number }}' },
          { label: 'Client', value: '{{ client_name }}' },
          { label: 'Total', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'Open the quote', url: '{{ quote_url }}' },
    ],
  },
  staff_quote_declined: {
    subject: 'Declined: quote {{ quote_number }}',
    preview: '{{ client_name }} has declined.',
    heading: 'A quote was declined',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Quote', value: '{{ quote_number }}' },
          { label: 'Client', value: '{{ client_name }}' },
          { label: 'Total', value: '{{ total }}' },
          { label: 'Reason', value: '{{ reason }}' },
        ],
      },
      { kind: 'button', label: 'Open the quote', url: '{{ quote_url }}' },
    ],
  },
};
