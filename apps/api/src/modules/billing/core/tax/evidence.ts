/** A fact that tells where a consumer is (Reg. 282/2011 Art. 24f). */
export interface LocationEvidence {
  readonly kind: 'billing_address' | 'ip' | 'bank' | 'sim' | 'landline' | 'other';
  readonly country: string;
}

/** Waits in minutes between the checks of a VAT number while VIES does not answer, then one each hour. */
const VIES_WAITS = [5, 5, 10, 20, 40] as const;

/** Minutes until the next check after so many that got no answer (0 is the first wait). */
export const viesWaitMinutes = (unanswered: number): number => VIES_WAITS[unanswered] ?? 60;

/**
 * Whether the evidence fixes a consumer's country: two items of different kinds that agree, one for a small seller (under
 * 100,000 EUR of such supplies a year, Art. 24b), and none of the rest is asked.
 */
export function locationFixed(
  country: string,
  items: readonly LocationEvidence[],
  isSmallSeller: boolean,
): { isFixed: boolean; agreeing: LocationEvidence[]; against: LocationEvidence[] } {
  const agreeing = items.filter((item) => item.country === country);
  const kinds = new Set(agreeing.map(({ kind }) => kind));
  return {
    isFixed: kinds.size >= (isSmallSeller ? 1 : 2),
    agreeing,
    against: items.filter((item) => item.country !== country),
  };
}

/** Cross-border sales to consumers under which a seller in one state may charge its own rate (Art. 59c), EUR cents. */
export const OSS_THRESHOLD_MINOR = 1_000_000n;

/**
 * Whether a sale still falls under the threshold: last year's sales and this year's with this one stay within it. The sale
 * that crosses it is taxed where the consumer is. Net amounts in EUR cents.
 */
export function isUnderThreshold(sales: { lastYearMinor: bigint; thisYearMinor: bigint; saleMinor: bigint }): boolean {
  return sales.lastYearMinor <= OSS_THRESHOLD_MINOR && sales.thisYearMinor + sales.saleMinor <= OSS_THRESHOLD_MINOR;
}
