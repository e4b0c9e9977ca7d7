import type { DefaultTemplates, MailBlock } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

const owed: MailBlock = {
  kind: 'facts',
  rows: [
    { label: 'صورت‌حساب', value: '{{ invoice_number }}' },
    { label: 'مبلغ باقی‌مانده', value: '{{ amount }}' },
    { label: 'مهلت پرداخت', value: '{{ due_date }}' },
  ],
};
const pay: MailBlock = { kind: 'button', label: 'پرداخت', url: '{{ pay_url }}' };
const paid: MailBlock = { kind: 'note', text: 'اگر پرداخت شما در راه است، نیازی به کاری از سوی شما نیست.' };

export const dunningTemplates: DefaultTemplates<
  'invoice_due_soon' | 'invoice_overdue' | 'invoice_last_reminder' | 'service_suspended_overdue'
> = {
  invoice_due_soon: {
    subject: 'مهلت پرداخت صورت‌حساب {{ invoice_number }} تا {{ due_date }} است',
    preview: 'مهلت پرداخت {{ amount }} نزدیک است.',
    heading: 'مهلت پرداخت صورت‌حساب شما نزدیک است',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'یادآوری دوستانه: مهلت پرداخت یکی از صورت‌حساب‌های شما به‌زودی می‌رسد.' },
      owed,
      pay,
      paid,
    ],
  },
  invoice_overdue: {
    subject: 'مهلت پرداخت صورت‌حساب {{ invoice_number }} گذشته است',
    preview: 'مهلت پرداخت {{ amount }} روز {{ due_date }} بود.',
    heading: 'مهلت پرداخت صورت‌حساب شما گذشته است',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'هنوز پرداخت شما به دست ما نرسیده است{% if days_overdue %} و {{ days_overdue }} از مهلت آن می‌گذرد{% endif %}. لطفاً مبلغ باقی‌مانده را بپردازید.',
      },
      owed,
      pay,
      paid,
    ],
  },
  invoice_last_reminder: {
    subject: 'آخرین یادآوری: صورت‌حساب {{ invoice_number }} پرداخت نشده است',
    preview: 'برای ادامهٔ سرویس‌ها لطفاً {{ amount }} را بپردازید.',
    heading: 'آخرین یادآوری',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'این صورت‌حساب هنوز باز است{% if days_overdue %} و {{ days_overdue }} از مهلت آن می‌گذرد{% endif %}.{% if suspended_on %} اگر پرداخت نشود، سرویس‌های آن روز {{ suspended_on }} معلق می‌شوند.{% endif %}',
      },
      owed,
      pay,
      { kind: 'note', text: 'در صورت‌حساب مشکلی می‌بینید؟ به همین ایمیل پاسخ دهید تا راهی پیدا کنیم.' },
    ],
  },
  service_suspended_overdue: {
    subject: '{{ service_name }}{% if domain %} برای {{ domain }}{% endif %} معلق شد',
    preview: 'با پرداخت صورت‌حساب {{ invoice_number }} خودبه‌خود باز می‌گردد.',
    heading: 'سرویس شما معلق شد',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'سرویس شما به دلیل پرداخت نشدن یک صورت‌حساب معلق شده است. داده‌های شما نگه داشته می‌شود. پس از پرداخت، سرویس خودبه‌خود باز می‌گردد.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'سرویس', value: '{{ service_name }}' },
          { label: 'دامنه', value: '{{ domain }}' },
        ],
      },
      owed,
      pay,
    ],
  },
};
