/** Counts what a process sends within the running second. */
export interface Meter {
  /** Counts a chunk; false when the second's budget is used up. */
  bytes(count: number): boolean;
  frame(): boolean;
  /** False for a log line that is dropped. */
  logLine(): boolean;
}

export interface MeterLimits {
  readonly bytesPerSecond: number;
  readonly framesPerSecond: number;
  readonly logLinesPerSecond: number;
}

export function createMeter(limits: MeterLimits): Meter {
  let second = 0;
  let used = { bytes: 0, frames: 0, lines: 0 };
  const roll = (): void => {
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) used = { bytes: 0, frames: 0, lines: 0 };
    second = now;
  };
  return {
    bytes(count) {
      roll();
      used.bytes += count;
      return used.bytes <= limits.bytesPerSecond;
    },
    frame() {
      roll();
      used.frames += 1;
      return used.frames <= limits.framesPerSecond;
    },
    logLine() {
      roll();
      used.lines += 1;
      return used.lines <= limits.logLinesPerSecond;
    },
  };
}
