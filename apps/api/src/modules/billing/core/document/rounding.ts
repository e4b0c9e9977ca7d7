import { currencyExponent } from '@panel1/shared-types';
import { type Decimal, decimal, divideHalfUp } from '#lib/money/decimal.ts';
import { divideFractions, fraction, fromDecimal, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';

/**
 * The amount of a line in minor units, rounded once, half away from zero: quantity x price / base quantity. The price is an
 * exact decimal in minor units, `baseQuantity` is what it is the price of (EN 16931 BT-149; 1 when left out).
 */
export function lineAmount(line: { quantity: Decimal; unitPriceMinor: Decimal; baseQuantity?: Decimal }): bigint {
  const exact = multiplyFractions(fromDecimal(line.quantity), fromDecimal(line.unitPriceMinor));
  const base = line.baseQuantity === undefined ? fraction(1n) : fromDecimal(line.baseQuantity);
  return roundFraction(divideFractions(exact, base));
}

/** The nearest multiple of `stepMinor`, half away from zero: what is paid where small coins are gone (EN 16931 BT-114). */
export function roundPayable(amountMinor: bigint, stepMinor: bigint): bigint {
  return divideHalfUp(amountMinor, stepMinor) * stepMinor;
}

/** A rate of exchange as it was captured: units of `to` for one unit of `from`. */
export interface ExchangeRate {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly source: string;
  readonly on: Temporal.PlainDate;
}

/**
 * An amount in another currency at a captured rate, rounded once to that currency's minor unit: the tax total in the
 * seller's own currency (Directive 2006/112 Art. 230, EN 16931 BT-111).
 */
export function exchange(amountMinor: bigint, rate: ExchangeRate): bigint {
  const shift = currencyExponent(rate.to) - currencyExponent(rate.from);
  const scale = shift >= 0 ? fraction(10n ** BigInt(shift)) : fraction(1n, 10n ** BigInt(-shift));
  return roundFraction(
    multiplyFractions(multiplyFractions(fraction(amountMinor), fromDecimal(decimal(rate.rate))), scale),
  );
}

/** The realised difference of a payment whose currency is not the books': positive is a gain. */
export function exchangeDifference(amountMinor: bigint, invoiced: ExchangeRate, paid: ExchangeRate): bigint {
  if (invoiced.from !== paid.from || invoiced.to !== paid.to) throw new RangeError('rates of different currencies');
  return exchange(amountMinor, paid) - exchange(amountMinor, invoiced);
}
