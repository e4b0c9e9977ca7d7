import type { DefaultTemplates } from '../template-source.ts';

const facts = [
  { label: 'مشتری', value: '{{ client_name }}' },
  { label: 'مبلغ', value: '{{ amount }}' },
  { label: 'درگاه', value: '{{ gateway }}' },
];

/** Alerts to staff about payments that a bank questions. */
export const disputeTemplates: DefaultTemplates<'staff_dispute_opened' | 'staff_dispute_won' | 'staff_dispute_lost'> = {
  staff_dispute_opened: {
    subject: 'اعتراض به پرداخت {{ amount }}: {{ client_name }}',
    preview: 'بانک به یک پرداخت اعتراض کرده است. مهلت پاسخ تا {{ answer_by }} است.',
    heading: 'به یک پرداخت اعتراض شده است',
    blocks: [
      {
        kind: 'paragraph',
        text: 'بانک مشتری به یک پرداخت اعتراض کرده است. با مدارکی که درستی پرداخت را نشان می‌دهد در خود درگاه پاسخ دهید؛ اعتراض بی‌پاسخ به سود مشتری تمام می‌شود.',
      },
      {
        kind: 'facts',
        rows: [...facts, { label: 'دلیل', value: '{{ reason }}' }, { label: 'مهلت پاسخ', value: '{{ answer_by }}' }],
      },
      { kind: 'button', label: 'باز کردن اعتراض', url: '{{ dispute_url }}' },
    ],
  },
  staff_dispute_won: {
    subject: 'اعتراض به سود شما پایان یافت: {{ amount }}، {{ client_name }}',
    preview: 'پول دوباره از آنِ شماست.',
    heading: 'یک اعتراض به سود شما پایان یافت',
    blocks: [
      { kind: 'paragraph', text: 'بانک به سود شما رأی داد. پرداخت دوباره مانند پیش به حساب می‌آید.' },
      { kind: 'facts', rows: facts },
      { kind: 'button', label: 'باز کردن اعتراض', url: '{{ dispute_url }}' },
    ],
  },
  staff_dispute_lost: {
    subject: 'اعتراض به زیان شما پایان یافت: {{ amount }}، {{ client_name }}',
    preview: 'پول نزد مشتری می‌ماند.',
    heading: 'یک اعتراض به زیان شما پایان یافت',
    blocks: [
      {
        kind: 'paragraph',
        text: 'بانک به سود مشتری رأی داد. آنچه با این پرداخت تسویه شده بود، مطابق تنظیمات شما ثبت شد.',
      },
      { kind: 'facts', rows: facts },
      { kind: 'button', label: 'باز کردن اعتراض', url: '{{ dispute_url }}' },
    ],
  },
};
