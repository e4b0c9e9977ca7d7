import { en } from './default-templates/en.ts';
import { fa } from './default-templates/fa.ts';
import type { TemplateId } from './template-contexts.ts';
import type { DefaultTemplates } from './template-source.ts';

/** A language that mails speak: our texts, the layout's own words, and the direction. */
export interface MailLanguage {
  language: string;
  direction: 'ltr' | 'rtl';
  templates: DefaultTemplates<TemplateId>;
  /** Stands above the address that a button leads to. */
  buttonFallback: string;
  /** Holds `{address}`. */
  supportLine: string;
}

const ENGLISH: MailLanguage = {
  language: 'en',
  direction: 'ltr',
  templates: en,
  buttonFallback: 'If the button does not work, open this address:',
  supportLine: 'Questions? Write to {address}.',
};

const LANGUAGES: Readonly<Record<string, MailLanguage>> = {
  en: ENGLISH,
  fa: {
    language: 'fa',
    direction: 'rtl',
    templates: fa,
    buttonFallback: 'اگر دکمه کار نمی‌کند، این نشانی را باز کنید:',
    supportLine: 'پرسشی دارید؟ به {address} بنویسید.',
  },
};

/** Languages that have texts of their own. */
export const MAIL_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** The language for a locale (`fa-IR` is `fa`); English where there are no texts. */
export function mailLanguage(locale: string): MailLanguage {
  return LANGUAGES[locale.split('-')[0] ?? ''] ?? ENGLISH;
}
