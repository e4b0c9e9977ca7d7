import { readFileSync } from 'node:fs';

const TICK_MS = 250;
const PAGE = 4096;

export interface WatchOptions {
  readonly pid: number | undefined;
  readonly heartbeatMs: number;
  readonly maxRssMb: number;
  /** True while the process has something to do; an idle one is left in peace. */
  busy(): boolean;
  ping(): void;
  /** The process is beyond help. */
  condemn(reason: string): void;
}

/** Watches that a process answers and stays within its memory. */
export interface Watch {
  pong(): void;
  stop(): void;
}

/** Resident memory in MB, where the system tells (Linux). */
function rssMb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGE) / 1_048_576;
  } catch {
    return 0;
  }
}

export function startWatch(options: WatchOptions): Watch {
  let waitingSince: number | undefined;
  let lastTick = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const late = now - lastTick > TICK_MS * 4;
    lastTick = now;
    if (!options.busy()) {
      waitingSince = undefined;
      return;
    }
    if (rssMb(options.pid) > options.maxRssMb) {
      options.condemn(`used more than ${options.maxRssMb} MB`);
      return;
    }
    // When we ourselves were held up, its answer may lie unread in the pipe: start the clock again.
    if (late || waitingSince === undefined) {
      waitingSince = now;
      options.ping();
      return;
    }
    if (now - waitingSince > options.heartbeatMs) options.condemn('stopped answering');
  }, TICK_MS);
  timer.unref();
  return {
    pong() {
      waitingSince = undefined;
    },
    stop: () => clearInterval(timer),
  };
}
