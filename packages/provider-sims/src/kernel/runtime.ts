import { createClock, type SimClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createIds, type IdCounters, type SeededIds } from './ids.ts';
import { createJournal, type Journal, type JournalEntry } from './journal.ts';
import { createSnapshot, readSnapshot } from './snapshot.ts';

/** What every simulator takes. */
export interface SimOptions {
  /** 0 (the default) takes a free port. */
  port?: number;
  /** Only `127.0.0.1` is accepted. */
  host?: string;
  /** Ids, secrets and chances follow from it. */
  seed: string;
  /** Opens `/__sim/...` to requests that carry it in `X-Sim-Control-Token`; without it that interface is closed. */
  controlToken?: string;
  /** State is read from and saved to this file; without it, it lives in memory. */
  snapshotFile?: string;
  /** Base clock in milliseconds; default the machine's clock. */
  now?: () => number;
}

interface Saved<State> {
  version: 1;
  kind: string;
  clockOffsetMs: number;
  counters: IdCounters;
  journal: JournalEntry[];
  state: State;
}

export interface Runtime<State> {
  clock: SimClock;
  ids: SeededIds;
  faults: Faults;
  journal: Journal;
  state: State;
  persist(): Promise<void>;
}

/** The one cast of the package: the file was written by `createRuntime` itself, and kind and version are checked. */
function asSaved<State>(value: unknown, kind: string): Saved<State> {
  const fits =
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'kind' in value &&
    value.kind === kind;
  if (!fits) throw new Error(`The snapshot file does not hold the state of a ${kind} simulator.`);
  return value as unknown as Saved<State>;
}

/** Restores or starts the state of one simulator. */
export function createRuntime<State>(kind: string, options: SimOptions, emptyState: () => State): Runtime<State> {
  const found = readSnapshot(options.snapshotFile);
  const saved: Saved<State> =
    found === undefined
      ? { version: 1, kind, clockOffsetMs: 0, counters: {}, journal: [], state: emptyState() }
      : asSaved<State>(found, kind);
  const clock = createClock(options.now ?? Date.now, saved.clockOffsetMs);
  const ids = createIds(options.seed, saved.counters);
  const snapshot = createSnapshot(options.snapshotFile, () =>
    JSON.stringify({ ...saved, clockOffsetMs: clock.offset() }),
  );
  return {
    clock,
    ids,
    faults: createFaults(ids),
    journal: createJournal(saved.journal),
    state: saved.state,
    persist: () => snapshot.save(),
  };
}
