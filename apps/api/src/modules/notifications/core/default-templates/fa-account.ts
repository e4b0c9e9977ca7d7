import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

export const accountTemplates: DefaultTemplates<
  | 'email_verification'
  | 'password_reset'
  | 'password_changed'
  | 'sign_in_revoked'
  | 'staff_invitation'
  | 'contact_invitation'
> = {
  email_verification: {
    subject: 'تأیید نشانی ایمیل شما در {{ brand_name }}',
    preview: 'با یک کلیک حساب شما آماده است.',
    heading: 'نشانی ایمیل خود را تأیید کنید',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'لطفاً تأیید کنید که این نشانی از آنِ شماست. این کار فقط یک بار لازم است.' },
      { kind: 'button', label: 'تأیید نشانی', url: '{{ verify_url }}' },
      {
        kind: 'note',
        text: 'این پیوند یک بار و تا {{ expires_in }} کار می‌کند. اگر شما ثبت‌نام نکرده‌اید، این پیام را نادیده بگیرید.',
      },
    ],
  },
  password_reset: {
    subject: 'بازنشانی گذرواژهٔ شما در {{ brand_name }}',
    preview: 'با پیوند این پیام گذرواژهٔ تازه‌ای برگزینید.',
    heading: 'گذرواژهٔ تازه‌ای برگزینید',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'برای حساب شما بازنشانی گذرواژه درخواست شده است. اگر کار شماست، از اینجا ادامه دهید.',
      },
      { kind: 'button', label: 'انتخاب گذرواژهٔ تازه', url: '{{ reset_url }}' },
      { kind: 'facts', rows: [{ label: 'درخواست از', value: '{{ requested_from }}' }] },
      {
        kind: 'note',
        text: 'این پیوند یک بار و تا {{ expires_in }} کار می‌کند. اگر کار شما نبوده، این پیام را نادیده بگیرید؛ گذرواژه‌تان تغییر نمی‌کند.',
      },
    ],
  },
  password_changed: {
    subject: 'گذرواژهٔ شما در {{ brand_name }} تغییر کرد',
    preview: 'اگر کار شما نبوده، همین حالا اقدام کنید.',
    heading: 'گذرواژهٔ شما تغییر کرد',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'گذرواژهٔ حساب شما هم‌اکنون تغییر کرد و همهٔ نشست‌های دیگر بسته شدند.' },
      {
        kind: 'facts',
        rows: [
          { label: 'زمان', value: '{{ changed_at }}' },
          { label: 'از', value: '{{ changed_from }}' },
        ],
      },
      { kind: 'paragraph', text: 'اگر کار شما نبوده، فوراً گذرواژه را بازنشانی و نشست‌های خود را بررسی کنید.' },
      { kind: 'button', label: 'ایمن کردن حساب', url: '{{ security_url }}' },
    ],
  },
  sign_in_revoked: {
    subject: 'برای ایمنی شما را از {{ brand_name }} خارج کردیم',
    preview: 'یک ورود در دو جا به کار رفته است.',
    heading: 'یک نشست پایان یافت',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'یکی از نشست‌های شما دو بار به شکلی به کار رفت که نباید رخ دهد. شاید کسی آن را رونوشت کرده باشد؛ از این رو آن را بستیم.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'زمان', value: '{{ occurred_at }}' },
          { label: 'دستگاه', value: '{{ device }}' },
        ],
      },
      { kind: 'paragraph', text: 'دوباره وارد شوید و اگر دستگاه را نمی‌شناسید گذرواژه را تغییر دهید.' },
      { kind: 'button', label: 'بررسی نشست‌ها', url: '{{ security_url }}' },
    ],
  },
  staff_invitation: {
    subject: 'به همکاری با {{ brand_name }} دعوت شده‌اید',
    preview: 'برای پیوستن به گروه، دعوت را بپذیرید.',
    heading: 'به گروه {{ brand_name }} بپیوندید',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'شما به کار در پنل {{ brand_name }} دعوت شده‌اید.' },
      { kind: 'button', label: 'پذیرفتن دعوت', url: '{{ accept_url }}' },
      {
        kind: 'note',
        text: 'این دعوت تنها برای شماست{% if expires_in %} و تا {{ expires_in }} اعتبار دارد{% endif %}.',
      },
    ],
  },
  contact_invitation: {
    subject: 'به یک حساب در {{ brand_name }} دعوت شده‌اید',
    preview: 'برای دیدن سرویس‌ها و صورت‌حساب‌های آن، دعوت را بپذیرید.',
    heading: 'به یک حساب دسترسی یافته‌اید',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'کسی که یک حساب مشتری را در {{ brand_name }} اداره می‌کند به شما دسترسی داده است.',
      },
      { kind: 'button', label: 'پذیرفتن دعوت', url: '{{ accept_url }}' },
      {
        kind: 'note',
        text: 'این دعوت تنها برای شماست{% if expires_in %} و تا {{ expires_in }} اعتبار دارد{% endif %}.',
      },
    ],
  },
};
