import { divideHalfUp } from '#lib/money/decimal.ts';

/** A fraction between amounts or counts as a decimal with four places, half away from zero; null of nothing. */
export function ratio(part: bigint, whole: bigint): string | null {
  if (whole <= 0n) return null;
  const scaled = divideHalfUp(part * 10_000n, whole);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(5, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/**
 * Whole numbers for exact parts (each `parts[i] / divisor`) that sum to a given whole number: each is rounded, and what is
 * missing or too much goes to the parts that were rounded off furthest, the first of equals first.
 */
export function roundParts(parts: readonly bigint[], divisor: bigint, total: bigint): bigint[] {
  const rounded = parts.map((part) => divideHalfUp(part, divisor));
  let rest = total - rounded.reduce((sum, part) => sum + part, 0n);
  const off = parts.map((part, at) => ({ at, by: part - (rounded[at] ?? 0n) * divisor }));
  const step = rest < 0n ? -1n : 1n;
  off.sort((a, b) => (a.by === b.by ? a.at - b.at : (b.by - a.by) * step > 0n ? 1 : -1));
  for (const { at } of off) {
    if (rest === 0n) break;
    rounded[at] = (rounded[at] ?? 0n) + step;
    rest -= step;
  }
  return rounded;
}
