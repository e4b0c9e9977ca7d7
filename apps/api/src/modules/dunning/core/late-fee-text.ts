const WORDS: Readonly<Record<string, (number: string) => string>> = {
  en: (number) => `Late fee for ${number}`,
  fa: (number) => `جریمهٔ دیرکرد ${number}`,
};

/** What the line of a late fee says, in the language of the client's documents. */
export function lateFeeText(locale: string, number: string): string {
  return (WORDS[new Intl.Locale(locale).language] ?? WORDS['en'] ?? String)(number);
}
