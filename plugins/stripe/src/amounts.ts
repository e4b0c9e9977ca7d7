import type { Money } from '@panel1/plugin-sdk';

/** ISO 4217 says no decimals, Stripe counts hundredths of them all the same. */
const TIMES_HUNDRED = new Set(['ISK', 'UGX']);
/** ISO 4217 says two decimals, Stripe counts whole units. */
const WHOLE = new Set(['MGA']);
/** Three decimals, of which the last must be 0. */
const THREE_DECIMALS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** Our minor units as Stripe counts them; undefined for an amount that Stripe cannot take in that currency. */
export function toStripeAmount({ amountMinor, currency }: Money): string | undefined {
  const minor = BigInt(amountMinor);
  if (TIMES_HUNDRED.has(currency)) return String(minor * 100n);
  if (WHOLE.has(currency)) return minor % 100n === 0n ? String(minor / 100n) : undefined;
  if (THREE_DECIMALS.has(currency) && minor % 10n !== 0n) return undefined;
  return String(minor);
}

/** Stripe's amount and lower-case currency as ours. */
export function fromStripeAmount(amount: number, stripeCurrency: string): Money {
  const currency = stripeCurrency.toUpperCase();
  const value = BigInt(amount);
  const minor = TIMES_HUNDRED.has(currency) ? value / 100n : WHOLE.has(currency) ? value * 100n : value;
  return { amountMinor: String(minor), currency };
}

/** True for a currency whose minor unit is Stripe's, too: only then an amount of theirs is an amount of ours. */
export const countsAlike = (currency: string): boolean =>
  ![TIMES_HUNDRED, WHOLE, THREE_DECIMALS].some((others) => others.has(currency));
