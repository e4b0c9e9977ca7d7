import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

export const servicesTemplates: DefaultTemplates<
  'service_ready' | 'service_suspended' | 'service_unsuspended' | 'service_terminated'
> = {
  service_ready: {
    subject: '{{ service_name }}{% if domain %} برای {{ domain }}{% endif %} آماده است',
    preview: 'راه دسترسی به سرویس تازهٔ شما.',
    heading: 'سرویس شما آماده است',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'سرویس شما راه‌اندازی شد و کار می‌کند. راه دسترسی به آن:' },
      {
        kind: 'facts',
        rows: [
          { label: 'سرویس', value: '{{ service_name }}' },
          { label: 'دامنه', value: '{{ domain }}' },
          { label: 'کنترل‌پنل', value: '{{ panel_url }}' },
          { label: 'نام کاربری', value: '{{ username }}' },
          { label: 'سرور', value: '{{ server_name }}' },
          { label: 'سرورهای نام', value: '{{ nameservers }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن سرویس', url: '{{ service_url }}' },
      {
        kind: 'note',
        text: 'گذرواژه هرگز با ایمیل فرستاده نمی‌شود: سرویس خود را باز کنید تا با یک کلیک وارد پنل شوید یا گذرواژه بگذارید.',
      },
    ],
  },
  service_suspended: {
    subject: '{{ service_name }}{% if domain %} برای {{ domain }}{% endif %} معلق شد',
    preview: 'داده‌های شما محفوظ است. راه ادامه را ببینید.',
    heading: 'سرویس شما معلق شد',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'سرویس شما معلق شده و فعلاً در دسترس نیست. داده‌هایتان نگه داشته می‌شود.' },
      {
        kind: 'facts',
        rows: [
          { label: 'سرویس', value: '{{ service_name }}' },
          { label: 'دامنه', value: '{{ domain }}' },
          { label: 'علت', value: '{{ reason }}' },
        ],
      },
      { kind: 'button', label: 'پرداخت و ادامه', url: '{{ pay_url }}' },
    ],
  },
  service_unsuspended: {
    subject: '{{ service_name }}{% if domain %} برای {{ domain }}{% endif %} دوباره فعال شد',
    preview: 'سرویس شما دوباره کار می‌کند.',
    heading: 'سرویس شما دوباره فعال است',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'تعلیق پایان یافت و سرویس شما دوباره در دسترس است.' },
      {
        kind: 'facts',
        rows: [
          { label: 'سرویس', value: '{{ service_name }}' },
          { label: 'دامنه', value: '{{ domain }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن سرویس', url: '{{ service_url }}' },
    ],
  },
  service_terminated: {
    subject: '{{ service_name }}{% if domain %} برای {{ domain }}{% endif %} پایان یافت',
    preview: 'سرویس شما حذف شد.',
    heading: 'سرویس شما پایان یافت',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'سرویس شما پایان یافت و حساب آن از سرور حذف شد.' },
      {
        kind: 'facts',
        rows: [
          { label: 'سرویس', value: '{{ service_name }}' },
          { label: 'دامنه', value: '{{ domain }}' },
          { label: 'زمان پایان', value: '{{ terminated_at }}' },
          { label: 'علت', value: '{{ reason }}' },
        ],
      },
      { kind: 'paragraph', text: 'اگر از این خبر شگفت‌زده شدید، زودتر پاسخ دهید؛ شاید هنوز بتوانیم کمک کنیم.' },
    ],
  },
};
