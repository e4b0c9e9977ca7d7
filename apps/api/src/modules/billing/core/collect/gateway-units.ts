import { currencyExponent } from '@panel1/shared-types';

/** How a gateway's amounts differ from ISO 4217; a currency in none of the lists is counted as ISO says. */
interface GatewayUnits {
  /** Counted in whole units. */
  readonly whole: readonly string[];
  /** Whole units only, yet counted in hundredths of them. */
  readonly wholeInHundredths: readonly string[];
  /** Three decimals, of which the last must be 0. */
  readonly lastDigitZero: readonly string[];
}

const GATEWAY_UNITS: Readonly<Record<string, GatewayUnits>> = {
  stripe: {
    whole: 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
    wholeInHundredths: ['ISK', 'UGX'],
    lastDigitZero: ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'],
  },
  paypal: { whole: ['HUF', 'JPY', 'TWD'], wholeInHundredths: [], lastDigitZero: [] },
};

const unitsOf = (gateway: string): GatewayUnits =>
  GATEWAY_UNITS[gateway] ?? { whole: [], wholeInHundredths: [], lastDigitZero: [] };

/** True for a currency of which the gateway takes whole units only. */
export function takesWholeUnits(gateway: string, currency: string): boolean {
  const { whole, wholeInHundredths } = unitsOf(gateway);
  return whole.includes(currency) || wholeInHundredths.includes(currency) || currencyExponent(currency) === 0;
}

/**
 * The smallest amount, in our minor units, that every amount charged through the gateway is a multiple of. What cannot be
 * charged of an amount is left over: `amount % step`.
 */
export function gatewayStep(gateway: string, currency: string): bigint {
  if (takesWholeUnits(gateway, currency)) return 10n ** BigInt(currencyExponent(currency));
  return unitsOf(gateway).lastDigitZero.includes(currency) ? 10n : 1n;
}

/** Our minor units as the gateway counts them; throws a RangeError for what it cannot take (see `gatewayStep`). */
export function toGatewayUnits(gateway: string, amount: { minor: bigint; currency: string }): bigint {
  const { minor, currency } = amount;
  if (minor % gatewayStep(gateway, currency) !== 0n)
    throw new RangeError(`${gateway} cannot take ${minor} ${currency}`);
  if (!takesWholeUnits(gateway, currency)) return minor;
  const whole = minor / 10n ** BigInt(currencyExponent(currency));
  return unitsOf(gateway).wholeInHundredths.includes(currency) ? whole * 100n : whole;
}
