import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

export const creditTemplates: DefaultTemplates<'credit_bought' | 'credit_expiring'> = {
  credit_bought: {
    subject: '{{ amount }} اعتبار خریدید',
    preview: 'اعتبار شما اکنون {{ balance }} است. سپاسگزاریم.',
    heading: 'اعتبار شما آماده است',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'پرداخت شما رسید و اکنون اعتباری است که می‌توانید با آن صورت‌حساب‌هایتان را بپردازید. این صورت‌حساب نیست: مالیات بر آنچه با آن می‌خرید حساب می‌شود.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'مبلغ', value: '{{ amount }}' },
          { label: 'روش پرداخت', value: '{{ method }}' },
          { label: 'تاریخ', value: '{{ paid_at }}' },
          { label: 'اعتبار شما', value: '{{ balance }}' },
        ],
      },
      { kind: 'button', label: 'دیدن اعتبار من', url: '{{ wallet_url }}' },
    ],
  },
  credit_expiring: {
    subject: '{{ amount }} از اعتبار شما در {{ expires_on }} از میان می‌رود',
    preview: 'پیش از آن خرجش کنید.',
    heading: 'بخشی از اعتبار شما به‌زودی تمام می‌شود',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'این بخش از اعتبار شما را تا آغاز روز زیر می‌توانید خرج کنید. پس از آن از میان می‌رود.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'مبلغ', value: '{{ amount }}' },
          { label: 'از میان می‌رود در', value: '{{ expires_on }}' },
        ],
      },
      { kind: 'button', label: 'دیدن اعتبار من', url: '{{ wallet_url }}' },
    ],
  },
};
