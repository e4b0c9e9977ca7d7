const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
const WINDOW_MS = 600_000;
const DEATHS_UNTIL_FAILED = 5;

/** Keeps a crashing plugin from being started in a loop: 1 s, 2 s, 4 s … and a pause after five deaths in ten minutes. */
export interface BackOff {
  died(now: number): void;
  worked(): void;
  /** Undefined when it may be started now; else how long to wait and why. */
  refusal(now: number): { waitMs: number; reason: 'restarting' | 'failed' } | undefined;
}

export function createBackOff(): BackOff {
  let deaths: number[] = [];
  let inARow = 0;
  return {
    died(now) {
      inARow += 1;
      deaths = [...deaths.filter((at) => now - at < WINDOW_MS), now];
    },
    worked() {
      inARow = 0;
    },
    refusal(now) {
      const recent = deaths.filter((at) => now - at < WINDOW_MS);
      const last = recent.at(-1);
      if (last === undefined || inARow === 0) return undefined;
      const first = recent[0] ?? last;
      if (recent.length >= DEATHS_UNTIL_FAILED) return { waitMs: first + WINDOW_MS - now, reason: 'failed' };
      const waitMs = last + Math.min(FIRST_MS * 2 ** (inARow - 1), LONGEST_MS) - now;
      return waitMs > 0 ? { waitMs, reason: 'restarting' } : undefined;
    },
  };
}
