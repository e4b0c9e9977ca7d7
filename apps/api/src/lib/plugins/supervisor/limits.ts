/** Bounds of one plugin process and of all of them. Times in milliseconds of real time. */
export interface Limits {
  /** Calls that run in one process at once, and that wait for a place. */
  readonly inFlight: number;
  readonly queued: number;
  /** Live processes; an idle one makes room, else the call is refused. */
  readonly processes: number;
  readonly startMs: number;
  readonly idleMs: number;
  /** No answer to a ping for so long: the process is killed. */
  readonly heartbeatMs: number;
  /** Resident memory beyond the JavaScript heap's limit. */
  readonly memorySlackMb: number;
  /** Given-up calls that still run in a process before it is replaced. */
  readonly abandoned: number;
  readonly logLinesPerSecond: number;
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
}

export const DEFAULT_LIMITS: Limits = {
  inFlight: 16,
  queued: 64,
  processes: 24,
  startMs: 20_000,
  idleMs: 300_000,
  heartbeatMs: 2_000,
  memorySlackMb: 200,
  abandoned: 8,
  logLinesPerSecond: 100,
  framesPerSecond: 5_000,
  bytesPerSecond: 32 * 1024 * 1024,
};
