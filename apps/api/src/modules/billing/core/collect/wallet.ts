import { AppError } from '#lib/errors/app-error.ts';
import { type Decimal, multiplyDecimals, roundHalfUp } from '#lib/money/decimal.ts';
import type { Draw, Fund } from './funds.ts';

/** The amount of credit units bought or granted, in minor units: rounded once, on entry, so that spending is exact. */
export const creditOnEntry = (units: Decimal, minorPerUnit: Decimal): bigint =>
  roundHalfUp(multiplyDecimals(units, minorPerUnit));

/** The funds after a payment from them. Throws `billing.not_enough_credit` when a draw is more than its fund still has. */
export function afterDraws(funds: readonly Fund[], draws: readonly Draw[]): Fund[] {
  if (draws.some(({ fundId }) => !funds.some(({ id }) => id === fundId))) throw new RangeError('a draw on no fund');
  return funds.map((fund) => {
    let leftMinor = fund.leftMinor;
    for (const draw of draws) if (draw.fundId === fund.id) leftMinor -= draw.amountMinor;
    if (leftMinor < 0n) throw new AppError('billing.not_enough_credit');
    return { ...fund, leftMinor };
  });
}

/** Funds whose time is over but that still hold something: what is written off on that day, per fund. */
export function expiredFunds(funds: readonly Fund[], today: Temporal.PlainDate): Fund[] {
  return funds.filter(
    ({ leftMinor, expiresOn }) =>
      leftMinor > 0n && expiresOn !== null && Temporal.PlainDate.compare(expiresOn, today) <= 0,
  );
}
