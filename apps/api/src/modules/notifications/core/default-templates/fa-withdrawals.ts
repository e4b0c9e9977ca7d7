import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

export const withdrawalTemplates: DefaultTemplates<
  'withdrawal_received' | 'withdrawal_accepted' | 'withdrawal_refused' | 'staff_withdrawal_received'
> = {
  withdrawal_received: {
    subject: 'انصراف شما دریافت شد: {{ reference }}',
    preview: 'دریافت در {{ received_at }}. این ایمیل را نگه دارید.',
    heading: 'انصراف شما رسید',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'شما اعلام کرده‌اید که از قرارداد زیر انصراف می‌دهید. این ایمیل تأیید می‌کند که اعلام شما با محتوا، تاریخ و ساعت زیر رسیده است. آن را نگه دارید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'شماره پیگیری', value: '{{ reference }}' },
          { label: 'نام', value: '{{ declared_name }}' },
          { label: 'قرارداد', value: '{{ contract }}' },
          { label: 'توضیح', value: '{{ remark }}' },
          { label: 'زمان دریافت', value: '{{ received_at }}' },
        ],
      },
      { kind: 'paragraph', text: 'اگر شما این را اعلام نکرده‌اید، به همین ایمیل پاسخ دهید.' },
    ],
  },
  withdrawal_accepted: {
    subject: 'قرارداد شما پایان یافت: {{ reference }}',
    preview: 'پولی که برای زمان باقی‌مانده پرداخته‌اید برمی‌گردد.',
    heading: 'قرارداد شما پایان یافت',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'انصراف شما انجام شد. پولی که برای زمان پس از آن پرداخته‌اید به همان روش پرداخت برمی‌گردد. بسته به بانک شما چند روز طول می‌کشد.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'شماره پیگیری', value: '{{ reference }}' },
          { label: 'قرارداد', value: '{{ contract }}' },
          { label: 'بازگشت پول', value: '{{ refunded }}' },
          { label: 'افزوده به اعتبار شما', value: '{{ credited }}' },
        ],
      },
    ],
  },
  withdrawal_refused: {
    subject: 'درباره انصراف شما {{ reference }}',
    preview: 'قراردادی با آن پایان نمی‌یابد.',
    heading: 'انصراف شما قراردادی را پایان نمی‌دهد',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'اعلام شما را بررسی کردیم. به دلیل زیر قراردادی با آن پایان نمی‌یابد. اگر نظر دیگری دارید، به همین ایمیل پاسخ دهید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'شماره پیگیری', value: '{{ reference }}' },
          { label: 'قرارداد', value: '{{ contract }}' },
          { label: 'دلیل', value: '{{ reason }}' },
        ],
      },
    ],
  },
  staff_withdrawal_received: {
    subject: 'انصراف {{ reference }} از {{ declared_name }}',
    preview: 'یک مصرف‌کننده از قراردادی انصراف می‌دهد.',
    heading: 'یک مصرف‌کننده از قراردادی انصراف می‌دهد',
    blocks: [
      { kind: 'paragraph', text: 'این اعلام از لحظه رسیدن معتبر است. پول باید تا ۱۴ روز پس از آن برگردانده شود.' },
      {
        kind: 'facts',
        rows: [
          { label: 'شماره پیگیری', value: '{{ reference }}' },
          { label: 'نام', value: '{{ declared_name }}' },
          { label: 'ایمیل', value: '{{ email }}' },
          { label: 'قرارداد', value: '{{ contract }}' },
          { label: 'زمان دریافت', value: '{{ received_at }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن انصراف', url: '{{ withdrawal_url }}' },
    ],
  },
};
