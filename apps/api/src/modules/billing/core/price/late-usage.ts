import { type Fraction, NOTHING, subtractFractions } from '#lib/money/fraction.ts';
import type { Priced } from './price-of.ts';

/** What was billed for a window of usage so far, over all invoices and credit notes, net of them. */
export interface BilledUsage {
  readonly units: Fraction;
  readonly amountMinor: bigint;
}

export const NOTHING_BILLED: BilledUsage = { units: NOTHING, amountMinor: 0n };

/** The line that a window still lacks: negative amounts are credits. */
export interface UsageDifference {
  readonly units: Fraction;
  readonly amountMinor: bigint;
}

/**
 * What is still to be billed for a window: its price with everything known now, less what was billed for it. Late events,
 * corrections and a first bill are the same thing, and a second run finds nothing (null). The whole window is priced
 * again, so that a late event falls in the tier or block in which it would have been (usage-019).
 */
export function usageDifference(priced: Priced, billed: BilledUsage): UsageDifference | null {
  const amountMinor = priced.amountMinor - billed.amountMinor;
  const units = subtractFractions(priced.units, billed.units);
  return amountMinor === 0n && units.above === 0n ? null : { units, amountMinor };
}
