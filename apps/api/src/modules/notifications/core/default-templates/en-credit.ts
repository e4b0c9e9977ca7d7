import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

export const creditTemplates: DefaultTemplates<'credit_bought' | 'credit_expiring'> = {
  credit_bought: {
    subject: 'You have bought credit of {{ amount }}',
    preview: 'Your credit is now {{ balance }}. Thank you.',
    heading: 'Your credit is there',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'Your payment has arrived and is now credit that you can spend on your invoices. It is not an invoice: tax is charged on what you buy with it.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Amount', value: '{{ amount }}' },
          { label: 'Paid with', value: '{{ method }}' },
          { label: 'Date', value: '{{ paid_at }}' },
          { label: 'Your credit', value: '{{ balance }}' },
        ],
      },
      { kind: 'button', label: 'See my credit', url: '{{ wallet_url }}' },
    ],
  },
  credit_expiring: {
    subject: 'Credit of {{ amount }} expires on {{ expires_on }}',
    preview: 'Spend it before it is gone.',
    heading: 'Some of your credit expires soon',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'This part of your credit can be spent until the day below begins. After that it is gone.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Amount', value: '{{ amount }}' },
          { label: 'Expires on', value: '{{ expires_on }}' },
        ],
      },
      { kind: 'button', label: 'See my credit', url: '{{ wallet_url }}' },
    ],
  },
};
