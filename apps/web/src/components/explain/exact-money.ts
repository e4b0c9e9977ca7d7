import { currencyExponent } from '@panel1/shared-types/currency';
import type { Format } from '#lib/format/use-format.ts';

/** Digits that are shown beyond the smallest coin. */
const MORE_DIGITS = 4;

/**
 * An amount that is not rounded yet, in minor units as the API tells it: whole (`"1050"`), with parts of a coin
 * (`"4.4556"`), or a quotient without an end (`"299/31"`), which is cut after a few digits and marked so.
 */
export function exactMoney(value: string, { currency, format }: { currency: string; format: Format }): string {
  const [above = '0', below] = value.split('/');
  if (below === undefined && !value.includes('.')) return format.money(value, currency);
  const exponent = currencyExponent(currency);
  const minor = below === undefined ? Number(above) : Number(above) / Number(below);
  const shown = format.number(minor / 10 ** exponent, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: exponent, maximumFractionDigits: exponent + MORE_DIGITS },
  });
  return below === undefined ? shown : `≈ ${shown}`;
}
