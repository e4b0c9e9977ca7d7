import { AppError } from '#lib/errors/app-error.ts';
import { type Decimal, multiplyDecimals, roundHalfUp } from '#lib/money/decimal.ts';
import { larger, smaller, sum } from '../document/spread.ts';
import type { Draw, DuePart, Fund } from './funds.ts';

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

interface DueLine {
  readonly kind: string;
  /** With tax. */
  readonly totalMinor: bigint;
}

/**
 * What is due of a document by kind of line, tax included, `balanceMinor` in all. What was paid or given back already
 * lowers the others, the last first.
 */
export function duePartsOf(lines: readonly DueLine[], balanceMinor: bigint): DuePart[] {
  const parts = [...Map.groupBy(lines, ({ kind }) => kind)]
    .map(([lineKind, list]) => ({ lineKind, amountMinor: sum(list.map(({ totalMinor }) => totalMinor)) }))
    .filter(({ amountMinor }) => amountMinor > 0n);
  let over = larger(sum(parts.map(({ amountMinor }) => amountMinor)) - balanceMinor, 0n);
  const due: DuePart[] = [];
  for (const part of parts.toReversed()) {
    const taken = smaller(over, part.amountMinor);
    over -= taken;
    if (part.amountMinor > taken) due.unshift({ ...part, amountMinor: part.amountMinor - taken });
  }
  return due;
}

/** The first of the draws, up to an amount in all: for those who want to pay only a part. */
export function firstOfDraws<D extends { readonly amountMinor: bigint }>(
  draws: readonly D[],
  mostMinor: bigint,
): { draw: D; amountMinor: bigint }[] {
  let left = mostMinor;
  return draws.flatMap((draw) => {
    const amountMinor = smaller(draw.amountMinor, left);
    left -= amountMinor;
    return amountMinor > 0n ? [{ draw, amountMinor }] : [];
  });
}
