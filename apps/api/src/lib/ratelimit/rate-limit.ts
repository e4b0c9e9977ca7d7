/** A limit of a procedure: so many calls per so many seconds, counted per `by`. Counted per call, also in a batch. */
export interface RateLimit {
  /** `ip`: address prefix. `account`: the normalised e-mail of the input. `actor`: user, key or address. */
  by: 'ip' | 'account' | 'actor';
  points: number;
  seconds: number;
}

/**
 * How failures slow down the one who fails: so many are free, then each makes the wait before the next twice as long.
 * Nobody is shut out for longer than `longestSeconds`.
 */
export interface GrowingDelay {
  /** Failures before there is any wait. */
  free: number;
  /** The wait after the last free one. */
  firstSeconds: number;
  longestSeconds: number;
  /** After so long the failures are forgotten. */
  forgetSeconds: number;
}

/** The wait after a failure; `over` is 0 for the last free one. */
export function delaySeconds({ firstSeconds, longestSeconds }: GrowingDelay, over: number): number {
  // 2 ** 30 is far beyond any cap and still exact.
  return Math.min(longestSeconds, firstSeconds * 2 ** Math.min(over, 30));
}
