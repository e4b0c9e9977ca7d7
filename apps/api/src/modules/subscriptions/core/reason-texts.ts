import type { CancellationReason } from '@panel1/shared-types';

/** Reasons to leave, each in the first of these languages that it has, else in any. */
export function reasonTexts(reasons: readonly CancellationReason[], locales: readonly string[]) {
  return reasons.map(({ key, texts }) => {
    const locale = locales.find((one) => texts[one] !== undefined);
    return { key, text: (locale === undefined ? Object.values(texts)[0] : texts[locale]) ?? key };
  });
}
