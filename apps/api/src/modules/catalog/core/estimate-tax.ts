import { decimal, divideHalfUp } from '#lib/money/decimal.ts';
import { add, type Money, money, subtract, zero } from '#lib/money/money.ts';

/** An amount as the price list states it, with the tax that belongs to it; null: none is charged. */
export interface TaxedAmount {
  amount: Money;
  tax: { name: string; rate: string } | null;
}

export interface TaxEstimate {
  net: Money;
  tax: Money;
  total: Money;
  taxes: { name: string; rate: string; tax: Money }[];
}

/**
 * Tax of some amounts, rounded once per rate as an invoice does it. With `isTaxInclusive` the amounts contain the tax.
 */
export function estimateTax(
  amounts: readonly TaxedAmount[],
  of: { currency: string; isTaxInclusive: boolean },
): TaxEstimate {
  const { currency, isTaxInclusive } = of;
  const rates = new Map<string, { name: string; rate: string; stated: Money }>();
  for (const { amount, tax } of amounts) {
    if (!tax) continue;
    const key = `${tax.rate} ${tax.name}`;
    const known = rates.get(key) ?? { ...tax, stated: zero(currency) };
    rates.set(key, { ...known, stated: add(known.stated, amount) });
  }
  const taxes = [...rates.values()].map(({ name, rate, stated }) => ({
    name,
    rate,
    tax: money(taxMinor(stated.minor, rate, isTaxInclusive), currency),
  }));
  const stated = amounts.map((one) => one.amount).reduce(add, zero(currency));
  const tax = taxes.map((one) => one.tax).reduce(add, zero(currency));
  return isTaxInclusive
    ? { net: subtract(stated, tax), tax, total: stated, taxes }
    : { net: stated, tax, total: add(stated, tax), taxes };
}

/** As a document does it: inside a gross price the net is rounded and the tax is the rest. */
function taxMinor(minor: bigint, rate: string, isTaxInclusive: boolean): bigint {
  const { units, scale } = decimal(rate);
  const one = 10n ** BigInt(scale);
  return isTaxInclusive ? minor - divideHalfUp(minor * one, one + units) : divideHalfUp(minor * units, one);
}
