// Documents are written in these languages; any other reads English.
const TEXTS: Readonly<Record<string, string>> = {
  en: 'Added to your credit',
  fa: 'به اعتبار شما افزوده شد',
  ar: 'أضيف إلى رصيدك',
  he: 'נוסף ליתרת הזכות שלך',
  de: 'Ihrem Guthaben gutgeschrieben',
};

/** The line of an invoice that moves what is left to the client's credit, in the client's language. */
export function creditText(locale: string): string {
  return TEXTS[locale.split('-')[0] ?? ''] ?? 'Added to your credit';
}
