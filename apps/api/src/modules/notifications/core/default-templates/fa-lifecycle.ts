import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

export const lifecycleTemplates: DefaultTemplates<
  'renewal_notice' | 'new_price' | 'cancellation_declined' | 'staff_cancellation_asked'
> = {
  renewal_notice: {
    subject: '{{ plan }} در {{ renews_on }} تمدید می‌شود',
    preview: 'به مبلغ {{ price }}، مگر آن‌که تا {{ cancel_by }} لغو کنید.',
    heading: 'طرح شما تمدید می‌شود',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'اگر به‌موقع لغو نکنید، طرح زیر خودبه‌خود تمدید می‌شود. هر زمان می‌توانید آن را در حساب خود لغو کنید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'طرح', value: '{{ plan }}' },
          { label: 'تاریخ تمدید', value: '{{ renews_on }}' },
          { label: 'بهای دورهٔ تازه', value: '{{ price }}' },
          { label: 'لغو تا', value: '{{ cancel_by }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن حساب من', url: '{{ account_url }}' },
    ],
  },
  new_price: {
    subject: '{{ plan }}: بهای تازه از {{ effective_on }}',
    preview: '{{ new_price }} به‌جای {{ old_price }}.',
    heading: 'قیمت‌های ما تغییر می‌کند',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'بهای طرح زیر با تمدید آن در {{ effective_on }} تغییر می‌کند. تا آن روز همان مبلغ کنونی را می‌پردازید. اگر موافق نیستید، می‌توانید تا {{ cancel_by }} در حساب خود لغو کنید و بهای تازه را هرگز نپردازید.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'طرح', value: '{{ plan }}' },
          { label: 'بهای تا آن روز', value: '{{ old_price }}' },
          { label: 'بهای تازه', value: '{{ new_price }}' },
          { label: 'از', value: '{{ effective_on }}' },
          { label: 'لغو تا', value: '{{ cancel_by }}' },
        ],
      },
      { kind: 'button', label: 'باز کردن حساب من', url: '{{ account_url }}' },
    ],
  },
  cancellation_declined: {
    subject: 'دربارهٔ درخواست شما برای پایان {{ plan }}',
    preview: 'فعلاً ادامه دارد.',
    heading: 'طرح شما ادامه دارد',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'درخواست شما برای پایان {{ plan }} را بررسی کردیم. فعلاً ادامه دارد.' },
      { kind: 'facts', rows: [{ label: 'پاسخ ما', value: '{{ answer }}' }] },
      { kind: 'button', label: 'باز کردن حساب من', url: '{{ account_url }}' },
    ],
  },
  staff_cancellation_asked: {
    subject: '{{ client_name }} می‌خواهد {{ plan }} را پایان دهد',
    preview: 'دلیل: {{ reason }}',
    heading: 'مشتری می‌خواهد برود',
    blocks: [
      { kind: 'paragraph', text: 'درخواست در انتظار پاسخ شماست. تا آن زمان چیزی تغییر نمی‌کند.' },
      {
        kind: 'facts',
        rows: [
          { label: 'مشتری', value: '{{ client_name }}' },
          { label: 'طرح', value: '{{ plan }}' },
          { label: 'دلیل', value: '{{ reason }}' },
          { label: 'پایان در', value: '{{ ends_on }}' },
        ],
      },
      { kind: 'button', label: 'پاسخ به درخواست', url: '{{ cancellations_url }}' },
    ],
  },
};
