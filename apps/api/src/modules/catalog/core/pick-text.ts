import type { LocaleTexts, Texts } from './catalog-product.ts';

/** The locales to look a text up in: the wanted one, its language, then the tenant's. */
export function localeChain(wanted: string | undefined, tenantLocale: string): string[] {
  const chain = [wanted, wanted?.split('-')[0], tenantLocale, tenantLocale.split('-')[0]];
  return [...new Set(chain.filter((locale) => locale !== undefined))];
}

/**
 * A text in the first locale of the chain that has it; a text that exists only in other locales is better than none, so
 * those come last in the order of their names. Null when there is none at all.
 */
export function pickText(texts: LocaleTexts, field: keyof Texts, chain: readonly string[]): string | null {
  for (const locale of [...chain, ...Object.keys(texts).sort()]) {
    const value = texts[locale]?.[field];
    if (value !== undefined && value !== '') return value;
  }
  return null;
}
