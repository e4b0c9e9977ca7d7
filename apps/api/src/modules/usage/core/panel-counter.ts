/**
 * What a cumulative counter of a panel counted since it was read before. The first reading counts nothing: what was there
 * before the metric is not billed. A lower one is a counter that began anew (panels do with the month), never below zero.
 */
export function counted(before: bigint | null, now: bigint): bigint {
  if (before === null) return 0n;
  return now >= before ? now - before : now;
}
