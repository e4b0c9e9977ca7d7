import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

export const withdrawalTemplates: DefaultTemplates<
  'withdrawal_received' | 'withdrawal_accepted' | 'withdrawal_refused' | 'staff_withdrawal_received'
> = {
  withdrawal_received: {
    subject: 'We have received your withdrawal {{ reference }}',
    preview: 'Received {{ received_at }}. Keep this mail.',
    heading: 'Your withdrawal has arrived',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'You have declared to withdraw from the contract below. This mail is the confirmation that your declaration has arrived, with its content, date and time. Keep it.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Reference', value: '{{ reference }}' },
          { label: 'Name', value: '{{ declared_name }}' },
          { label: 'Contract', value: '{{ contract }}' },
          { label: 'Remark', value: '{{ remark }}' },
          { label: 'Received', value: '{{ received_at }}' },
        ],
      },
      { kind: 'paragraph', text: 'If you did not declare this, answer this mail.' },
    ],
  },
  withdrawal_accepted: {
    subject: 'Your contract has ended: {{ reference }}',
    preview: 'What you paid for the time that is left goes back.',
    heading: 'Your contract has ended',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'Your withdrawal is done. What you paid for the time after it goes back to the means of payment that you used. Depending on your bank this takes some days.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Reference', value: '{{ reference }}' },
          { label: 'Contract', value: '{{ contract }}' },
          { label: 'Paid back', value: '{{ refunded }}' },
          { label: 'Added to your credit', value: '{{ credited }}' },
        ],
      },
    ],
  },
  withdrawal_refused: {
    subject: 'About your withdrawal {{ reference }}',
    preview: 'It does not end a contract.',
    heading: 'Your withdrawal does not end a contract',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'We have looked at your declaration. For the reason below it does not end a contract. If you see this differently, answer this mail.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Reference', value: '{{ reference }}' },
          { label: 'Contract', value: '{{ contract }}' },
          { label: 'Reason', value: '{{ reason }}' },
        ],
      },
    ],
  },
  staff_withdrawal_received: {
    subject: 'Withdrawal {{ reference }} from {{ declared_name }}',
    preview: 'A consumer withdraws from a contract.',
    heading: 'A consumer withdraws from a contract',
    blocks: [
      {
        kind: 'paragraph',
        text: 'The declaration counts from the moment it arrived. Money must be back within 14 days of it.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Reference', value: '{{ reference }}' },
          { label: 'Name', value: '{{ declared_name }}' },
          { label: 'E-mail', value: '{{ email }}' },
          { label: 'Contract', value: '{{ contract }}' },
          { label: 'Received', value: '{{ received_at }}' },
        ],
      },
      { kind: 'button', label: 'Open the withdrawal', url: '{{ withdrawal_url }}' },
    ],
  },
};
