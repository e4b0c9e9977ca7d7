import { AppError } from '#lib/errors/app-error.ts';
import { decimal, decimalText } from '#lib/money/decimal.ts';
import { type Money, money, multiply } from '#lib/money/money.ts';

/** A discount that staff give on an item, once, on what is due with the first invoice. */
export type Discount = { kind: 'percent'; percent: string } | { kind: 'amount'; amountMinor: string };

/** A discount with what it was taken from: `rate` is a fraction, null of an amount. */
export interface GivenDiscount {
  kind: 'percent' | 'fixed';
  rate: string | null;
  /** What was due with the first invoice before it, and what it takes of that. */
  baseMinor: string;
  takenMinor: string;
  /** Of which item of the order. */
  slot: number;
}

/** How a discount came about, for the lines that it is spread over. */
export function givenOf(discount: Discount, of: { due: Money; taken: Money; nth: number }): GivenDiscount {
  const isPercent = discount.kind === 'percent';
  return {
    kind: isPercent ? 'percent' : 'fixed',
    rate: isPercent ? decimalText(percentage(discount.percent)) : null,
    baseMinor: of.due.minor.toString(),
    takenMinor: of.taken.minor.toString(),
    slot: of.nth,
  };
}

/**
 * The amount of a discount on `due`, rounded half away from zero. Throws `request.invalid` for more than the amount:
 * a discount never pays money out.
 */
export function discountOf(due: Money, discount: Discount | undefined): Money {
  if (!discount) return money(0n, due.currency);
  if (discount.kind === 'percent') demandPercentage(discount.percent);
  const amount =
    discount.kind === 'amount'
      ? money(BigInt(discount.amountMinor), due.currency)
      : multiply(due, percentage(discount.percent));
  if (amount.minor < 0n || amount.minor > due.minor)
    throw new AppError('request.invalid', { fields: { discount: 'too_large' } });
  return amount;
}

function demandPercentage(percent: string): void {
  const { units, scale } = decimal(percent);
  if (units < 0n || units > 100n * 10n ** BigInt(scale))
    throw new AppError('request.invalid', { fields: { discount: 'out_of_range' } });
}

function percentage(percent: string) {
  const { units, scale } = decimal(percent);
  return { units, scale: scale + 2 };
}
