/** True for a pattern that holds `{number}` once, `{year}` at most once, and plain characters around them. */
export function isNumberPattern(pattern: string): boolean {
  const rest = pattern.replace('{number}', '').replace('{year}', '');
  return pattern.includes('{number}') && pattern.length <= 40 && /^[A-Za-z0-9/_.-]*$/.test(rest);
}

/** The visible number: `INV-{year}-{number}` with 7 and 4 digits in 2026 is `INV-2026-0007`. */
export function formatNumber(of: { pattern: string; digits: number; number: bigint; year: number }): string {
  return of.pattern
    .replace('{number}', of.number.toString().padStart(of.digits, '0'))
    .replace('{year}', of.year.toString());
}
