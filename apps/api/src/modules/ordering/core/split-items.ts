import type { ComponentKind } from '@panel1/shared-types';
import { allocate, type Money, money } from '#lib/money/money.ts';

/**
 * In how many order items a quantity is written down. What is set up on a server is one item per unit, because each unit
 * lives, renews and ends by itself; one-off services stay together.
 */
export function unitsOf(kinds: readonly ComponentKind[], quantity: number): number[] {
  if (kinds.every((kind) => kind === 'one_off')) return [quantity];
  return Array.from({ length: quantity }, () => 1);
}

/** Splits an amount over the items of a quantity so that the parts sum exactly to it. */
export function splitAmount(amount: Money, units: readonly number[]): Money[] {
  if (amount.minor === 0n) return units.map(() => money(0n, amount.currency));
  return allocate(
    amount,
    units.map((unit) => BigInt(unit)),
  );
}
