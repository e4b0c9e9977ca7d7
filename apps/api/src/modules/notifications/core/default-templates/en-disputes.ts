import type { DefaultTemplates } from '../template-source.ts';

const facts = [
  { label: 'Client', value: '{{ client_name }}' },
  { label: 'Amount', value: '{{ amount }}' },
  { label: 'Gateway', value: '{{ gateway }}' },
];

/** Alerts to staff about payments that a bank questions. */
export const disputeTemplates: DefaultTemplates<'staff_dispute_opened' | 'staff_dispute_won' | 'staff_dispute_lost'> = {
  staff_dispute_opened: {
    subject: 'Dispute over {{ amount }}: {{ client_name }}',
    preview: 'A bank questions a payment. It can be answered until {{ answer_by }}.',
    heading: 'A payment is disputed',
    blocks: [
      {
        kind: 'paragraph',
        text: 'The bank of a client questions a payment. Answer it at the gateway with what proves that the payment is right; whoever does not answer loses.',
      },
      {
        kind: 'facts',
        rows: [...facts, { label: 'Reason', value: '{{ reason }}' }, { label: 'Answer by', value: '{{ answer_by }}' }],
      },
      { kind: 'button', label: 'Open the dispute', url: '{{ dispute_url }}' },
    ],
  },
  staff_dispute_won: {
    subject: 'Dispute won: {{ amount }}, {{ client_name }}',
    preview: 'The money is yours again.',
    heading: 'A dispute was won',
    blocks: [
      { kind: 'paragraph', text: 'The bank has decided for you. The payment counts again as it did before.' },
      { kind: 'facts', rows: facts },
      { kind: 'button', label: 'Open the dispute', url: '{{ dispute_url }}' },
    ],
  },
  staff_dispute_lost: {
    subject: 'Dispute lost: {{ amount }}, {{ client_name }}',
    preview: 'The money stays with the client.',
    heading: 'A dispute was lost',
    blocks: [
      {
        kind: 'paragraph',
        text: 'The bank has decided for the client. What the payment had paid was booked as your settings say.',
      },
      { kind: 'facts', rows: facts },
      { kind: 'button', label: 'Open the dispute', url: '{{ dispute_url }}' },
    ],
  },
};
