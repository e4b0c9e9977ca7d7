/** Languages of Stripe's page; it refuses any other. Source: `locale` of a checkout session, 2026-10-28. */
const SPOKEN: ReadonlySet<string> = new Set(
  'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  ),
);

/** The payer's language as Stripe takes it; `auto` (the browser's own) for one that its page does not speak. */
export function pageLocale(locale: string | undefined): string | undefined {
  if (locale === undefined) return undefined;
  const [language = ''] = locale.split('-');
  return [locale, language].find((one) => SPOKEN.has(one)) ?? 'auto';
}
