import type { DefaultTemplates } from '../template-source.ts';

/** Alerts to staff about work that waits for a person. */
export const alertTemplates: DefaultTemplates<
  'staff_effect_parked' | 'staff_notice_parked' | 'staff_delivery_dead' | 'staff_renewals_stopped'
> = {
  staff_effect_parked: {
    subject: 'نیازمند رسیدگی: {{ effect_kind }} برای {{ subject_label }}',
    preview: 'پس از {{ attempts }} تلاش متوقف شد.',
    heading: 'یک کار به رسیدگی نیاز دارد',
    blocks: [
      {
        kind: 'paragraph',
        text: 'کاری به پایان نرسید و خودکار دوباره انجام نمی‌شود. آن را بررسی کنید، سپس دوباره اجرا کنید یا انجام‌شده علامت بزنید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'کار', value: '{{ effect_kind }}' },
          { label: 'برای', value: '{{ subject_label }}' },
          { label: 'تلاش‌ها', value: '{{ attempts }}' },
          { label: 'آخرین پاسخ', value: '{{ last_error }}' },
          { label: 'زمان توقف', value: '{{ parked_at }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن کار', url: '{{ effect_url }}' },
    ],
  },
  staff_notice_parked: {
    subject: 'نیازمند رسیدگی: {{ notice_kind }} از {{ gateway }}',
    preview: 'درگاه چیزی اعلام کرده که باید بررسی شود.',
    heading: 'یک درگاه منتظر پاسخ است',
    blocks: [
      {
        kind: 'paragraph',
        text: 'درگاه پرداخت چیزی فرستاده که خودکار انجام نمی‌شود. اعتراض به پرداخت مهلت دارد: در خود درگاه به آن پاسخ دهید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'درگاه', value: '{{ gateway }}' },
          { label: 'اعلان', value: '{{ notice_kind }}' },
          { label: 'مشتری', value: '{{ client_name }}' },
          { label: 'پرداخت', value: '{{ amount }}' },
          { label: 'دلیل', value: '{{ reason }}' },
          { label: 'زمان دریافت', value: '{{ received_at }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن اعلان', url: '{{ notice_url }}' },
    ],
  },
  staff_delivery_dead: {
    subject: 'نیازمند رسیدگی: {{ consumer }} نتوانست به {{ event_name }} رسیدگی کند',
    preview: 'پس از {{ attempts }} تلاش رها شد.',
    heading: 'پیامد یک رویداد انجام نشد',
    blocks: [
      {
        kind: 'paragraph',
        text: 'رویدادی رخ داده که بخشی از پنل باید به آن واکنش نشان می‌داد و نتوانست. علت را که در گزارش‌ها آمده برطرف کنید و سپس رویداد را دوباره بفرستید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'رویداد', value: '{{ event_name }}' },
          { label: 'بخش', value: '{{ consumer }}' },
          { label: 'تلاش‌ها', value: '{{ attempts }}' },
          { label: 'دلیل', value: '{{ reason }}' },
          { label: 'زمان رویداد', value: '{{ occurred_at }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن فهرست', url: '{{ deliveries_url }}' },
    ],
  },
  staff_renewals_stopped: {
    subject: 'نیاز به پاسخ: {{ what }}',
    preview: 'صدور روزانه پیش از صدور صورت‌حساب منتظر شماست.',
    heading: 'صدور روزانه متوقف شده است',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Panel1 چیزی غیرعادی یافت و برای آن صورت‌حساب صادر نکرد. به ارقام نگاه کنید و سپس تأیید یا رد کنید. تا آن زمان هیچ بخشی از آن صادر نمی‌شود.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'موضوع', value: '{{ what }}' },
          { label: 'مشتری', value: '{{ client_name }}' },
          { label: 'یافته', value: '{{ found }}' },
        ],
      },
      { kind: 'button', label: 'تصمیم‌گیری', url: '{{ stop_url }}' },
    ],
  },
};
