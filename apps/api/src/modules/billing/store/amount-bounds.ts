import { AppError } from '#lib/errors/app-error.ts';
import type { InvoiceAmounts } from '../core/line-amounts.ts';

// A limit of the wire format and of what gateways take, far from where a bigint column ends.
const MAX_TOTAL_MINOR = 10n ** 12n - 1n;

/** Names the lines that are too large, so that a form can mark them. */
export function demandBounds(amounts: InvoiceAmounts): void {
  const tooLarge = amounts.lines.flatMap((line, at) => (isOutOfBounds(line) ? [at] : []));
  if (tooLarge.length === 0 && !isOutOfBounds(amounts)) return;
  const fields = Object.fromEntries(tooLarge.map((at) => [`lines.${at}.unitPriceMinor`, 'too_big']));
  throw new AppError('billing.amount_too_large', { fields });
}

export const isOutOfBounds = ({ totalMinor }: { totalMinor: bigint }) =>
  totalMinor > MAX_TOTAL_MINOR || totalMinor < -MAX_TOTAL_MINOR;
