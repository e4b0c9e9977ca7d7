/** The languages that ship complete. The check of translations fails when one of them lacks a text. */
export const LOCALES = [
  { code: 'en', name: 'English' },
  { code: 'fa', name: 'فارسی' },
] as const;

export type LocaleCode = (typeof LOCALES)[number]['code'];

const RTL = /^(ar|fa|he|ur)\b/;

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RTL.test(locale) ? 'rtl' : 'ltr';
}

/** The shipped language nearest to the wishes, in their order: `bestLocale(['fa-IR'])` is `fa`; else English. */
export function bestLocale(wishes: readonly (string | null | undefined)[]): LocaleCode {
  for (const wish of wishes) {
    const language = wish?.toLowerCase().split('-')[0];
    const found = LOCALES.find((locale) => locale.code === language);
    if (found) return found.code;
  }
  return 'en';
}
