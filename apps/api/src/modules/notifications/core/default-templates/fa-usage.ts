import type { DefaultTemplates, MailBlock } from '../template-source.ts';
import { greeting } from './fa-greeting.ts';

const facts: MailBlock = {
  kind: 'facts',
  rows: [
    { label: 'سرویس', value: '{{ service_name }}' },
    { label: 'مصرف تاکنون', value: '{{ cost }}' },
    { label: 'سقف هزینهٔ شما', value: '{{ cap }}' },
  ],
};
const button: MailBlock = { kind: 'button', label: 'دیدن مصرف من', url: '{{ usage_url }}' };

export const usageTemplates: DefaultTemplates<'usage_alert' | 'usage_cap_reached' | 'usage_cap_stopped'> = {
  usage_alert: {
    subject: '{{ percent }}٪ از سقف هزینهٔ {{ service_name }} مصرف شد',
    preview: 'مصرف این دوره به {{ cost }} رسیده است.',
    heading: '{{ percent }}٪ از سقف هزینهٔ شما مصرف شد',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'خواسته بودید هرگاه مصرف یک دوره به سقف هزینه‌تان نزدیک شد به شما خبر دهیم.' },
      facts,
      button,
    ],
  },
  usage_cap_reached: {
    subject: 'سقف هزینهٔ {{ service_name }} پر شد',
    preview: 'چیزی متوقف نمی‌شود؛ مصرف بیشتر حساب می‌شود.',
    heading: 'سقف هزینهٔ شما پر شد',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'مصرف این دوره به سقف هزینهٔ شما رسید. چیزی متوقف نمی‌شود: مصرف بیشتر در صورت‌حساب می‌آید.',
      },
      facts,
      button,
    ],
  },
  usage_cap_stopped: {
    subject: '{{ service_name }} متوقف شد: سقف هزینه پر شده است',
    preview: 'برای ادامه همین حالا سقف را بالا ببرید.',
    heading: 'سرویس شما در سقف هزینه متوقف شد',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'مصرف این دوره به سقف هزینهٔ شما رسید و سرویس معلق شد. داده‌های شما می‌ماند. با آغاز دورهٔ بعد، یا همین که سقف را بالا ببرید یا بردارید، سرویس خودبه‌خود برمی‌گردد.',
      },
      facts,
      button,
    ],
  },
};
