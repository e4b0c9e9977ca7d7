/** The simulator's clock: a base clock plus an offset that only moves forward. */
export interface SimClock {
  /** Milliseconds since the epoch, in simulated time. */
  now(): number;
  /** Moves simulated time forward by `ms` (a non-negative integer). */
  advance(ms: number): void;
  offset(): number;
}

export function createClock(base: () => number, initialOffset: number): SimClock {
  let offset = initialOffset;
  return {
    now: () => base() + offset,
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError('The clock moves forward by whole milliseconds.');
      offset += ms;
    },
    offset: () => offset,
  };
}
