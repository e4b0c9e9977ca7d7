import { larger, smaller, sum } from '../document/spread.ts';
import type { DuePart } from './funds.ts';

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
