/**
 * The stock after an editor was saved. The editor changes what it saw into what it wants; units that were sold or given
 * back meanwhile stay so. Without knowing what it saw, its word counts.
 */
export function savedStock(of: {
  now: number | null;
  seen: number | null | undefined;
  wanted: number | null;
}): number | null {
  const { now, seen, wanted } = of;
  if (seen === wanted) return now;
  if (typeof seen !== 'number' || wanted === null || now === null) return wanted;
  return Math.max(0, now + wanted - seen);
}
