import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

export const quoteTemplates: DefaultTemplates<'quote_sent' | 'staff_quote_accepted' | 'staff_quote_declined'> = {
  quote_sent: {
    subject: 'پیشنهاد قیمت شما {{ quote_number }}',
    preview: '{{ total }}، معتبر تا {{ valid_until }}.',
    heading: 'پیشنهاد ما به شما',
    blocks: [
      greeting,
      { kind: 'paragraph', text: '{{ intro }}' },
      { kind: 'paragraph', text: 'با دکمه زیر آن را ببینید، بپذیرید یا رد کنید. نیازی به ورود نیست.' },
      {
        kind: 'facts',
        rows: [
          { label: 'چه چیزی', value: '{{ items }}' },
          { label: 'جمع', value: '{{ total }}' },
          { label: 'معتبر تا', value: '{{ valid_until }}' },
        ],
      },
      { kind: 'button', label: 'دیدن پیشنهاد', url: '{{ quote_url }}' },
    ],
  },
  staff_quote_accepted: {
    subject: 'پذیرفته شد: پیشنهاد {{ quote_number }}',
    preview: '{{ client_name }} پذیرفت.',
    heading: 'یک پیشنهاد پذیرفته شد',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'پیشنهاد قیمت', value: '{{ quote_number }}' },
          { label: 'مشتری', value: '{{ client_name }}' },
          { label: 'جمع', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن پیشنهاد', url: '{{ quote_url }}' },
    ],
  },
  staff_quote_declined: {
    subject: 'رد شد: پیشنهاد {{ quote_number }}',
    preview: '{{ client_name }} رد کرد.',
    heading: 'یک پیشنهاد رد شد',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'پیشنهاد قیمت', value: '{{ quote_number }}' },
          { label: 'مشتری', value: '{{ client_name }}' },
          { label: 'جمع', value: '{{ total }}' },
          { label: 'دلیل', value: '{{ reason }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن پیشنهاد', url: '{{ quote_url }}' },
    ],
  },
};
