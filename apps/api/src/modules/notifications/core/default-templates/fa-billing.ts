import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

export const billingTemplates: DefaultTemplates<
  | 'order_received'
  | 'invoice_issued'
  | 'proforma_issued'
  | 'invoice_paid'
  | 'credit_note_issued'
  | 'payment_received'
  | 'payment_failed'
  | 'plan_changed'
> = {
  order_received: {
    subject: 'سفارش {{ order_number }} شما رسید',
    preview: 'از سفارش شما به مبلغ {{ total }} سپاسگزاریم.',
    heading: 'از سفارش شما سپاسگزاریم',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'سفارش شما به دست ما رسید و پس از پرداخت آغاز می‌شود. هنگام آماده شدن دوباره خبر می‌دهیم.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'سفارش', value: '{{ order_number }}' },
          { label: 'تاریخ', value: '{{ ordered_at }}' },
          { label: 'اقلام', value: '{{ items }}' },
          { label: 'جمع کل', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'دیدن سفارش', url: '{{ order_url }}' },
    ],
  },
  invoice_issued: {
    subject: 'صورت‌حساب {{ invoice_number }} از {{ brand_name }}',
    preview: '{{ total }}{% if due_date %}، مهلت پرداخت {{ due_date }}{% endif %}.',
    heading: 'صورت‌حساب شما',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'صورت‌حساب تازه‌ای برای شما صادر شد. می‌توانید آن را آنلاین بپردازید و نسخهٔ PDF را بگیرید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'صورت‌حساب', value: '{{ invoice_number }}' },
          { label: 'جمع کل', value: '{{ total }}' },
          { label: 'مهلت پرداخت', value: '{{ due_date }}' },
        ],
      },
      { kind: 'button', label: 'دیدن و پرداخت', url: '{{ pay_url }}' },
      { kind: 'note', text: 'در ناحیهٔ کاربری هم هست: {{ invoice_url }}' },
    ],
  },
  proforma_issued: {
    subject: 'پیش‌فاکتور {{ proforma_number }} از {{ brand_name }}',
    preview: '{{ total }}{% if due_date %}، مهلت پرداخت {{ due_date }}{% endif %}.',
    heading: 'پیش‌فاکتور شما',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'مبلغی برای پرداخت هست. همین که پرداخت شود، صورت‌حساب را دریافت می‌کنید.' },
      {
        kind: 'facts',
        rows: [
          { label: 'پیش‌فاکتور', value: '{{ proforma_number }}' },
          { label: 'جمع کل', value: '{{ total }}' },
          { label: 'مهلت پرداخت', value: '{{ due_date }}' },
        ],
      },
      { kind: 'button', label: 'دیدن و پرداخت', url: '{{ pay_url }}' },
      { kind: 'note', text: 'در ناحیهٔ کاربری هم هست: {{ invoice_url }}' },
    ],
  },
  invoice_paid: {
    subject: 'صورت‌حساب {{ invoice_number }} از {{ brand_name }}',
    preview: '{{ total }}، پرداخت شد.',
    heading: 'صورت‌حساب پرداخت‌شدهٔ شما',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'از پرداخت شما سپاسگزاریم. این صورت‌حساب آن است و چیزی برای پرداخت نمانده. می‌توانید نسخهٔ PDF را آنلاین بگیرید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'صورت‌حساب', value: '{{ invoice_number }}' },
          { label: 'جمع کل', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'دیدن صورت‌حساب', url: '{{ invoice_url }}' },
    ],
  },
  credit_note_issued: {
    subject: 'برگهٔ بستانکاری {{ credit_note_number }} از {{ brand_name }}',
    preview: '{{ total }} از صورت‌حساب {{ invoice_number }} به بستانکاری شما رفت.',
    heading: 'برگهٔ بستانکاری شما',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'یکی از صورت‌حساب‌های شما را اصلاح کردیم. از ماندهٔ پرداخت‌نشده کم شد و آنچه پیش‌تر پرداخته‌اید به شما بازمی‌گردد. نسخهٔ PDF را می‌توانید آنلاین بگیرید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'برگهٔ بستانکاری', value: '{{ credit_note_number }}' },
          { label: 'اصلاح صورت‌حساب', value: '{{ invoice_number }}' },
          { label: 'جمع کل', value: '{{ total }}' },
        ],
      },
      { kind: 'button', label: 'دیدن برگهٔ بستانکاری', url: '{{ credit_note_url }}' },
    ],
  },
  payment_received: {
    subject: 'پرداخت صورت‌حساب {{ invoice_number }} دریافت شد',
    preview: 'مبلغ {{ amount }} را دریافت کردیم. سپاسگزاریم.',
    heading: 'از پرداخت شما سپاسگزاریم',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'پرداخت شما به دست ما رسید.' },
      {
        kind: 'facts',
        rows: [
          { label: 'صورت‌حساب', value: '{{ invoice_number }}' },
          { label: 'مبلغ', value: '{{ amount }}' },
          { label: 'روش پرداخت', value: '{{ method }}' },
          { label: 'تاریخ', value: '{{ paid_at }}' },
        ],
      },
      { kind: 'button', label: 'دیدن صورت‌حساب', url: '{{ invoice_url }}' },
    ],
  },
  payment_failed: {
    subject: 'پرداخت صورت‌حساب {{ invoice_number }} انجام نشد',
    preview: 'لطفاً روش پرداخت خود را بررسی کنید.',
    heading: 'پرداخت انجام نشد',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'نتوانستیم مبلغ صورت‌حساب شما را دریافت کنیم. چیزی برداشت نشده است.' },
      {
        kind: 'facts',
        rows: [
          { label: 'صورت‌حساب', value: '{{ invoice_number }}' },
          { label: 'مبلغ', value: '{{ amount }}' },
          { label: 'علت', value: '{{ reason }}' },
          { label: 'تلاش بعدی', value: '{{ next_attempt_at }}' },
        ],
      },
      { kind: 'button', label: 'پرداخت', url: '{{ pay_url }}' },
    ],
  },
  plan_changed: {
    subject: '{{ plan }} از {{ effective_on }}',
    preview: 'طرح شما و هزینهٔ آن از آن پس.',
    heading: 'طرح شما تغییر می‌کند',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'طرح شما از این پس، یا از روز زیر:' },
      {
        kind: 'facts',
        rows: [
          { label: 'طرح', value: '{{ plan }}' },
          { label: 'از', value: '{{ effective_on }}' },
          { label: 'بهای هر دوره', value: '{{ price }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن حساب من', url: '{{ account_url }}' },
    ],
  },
};
