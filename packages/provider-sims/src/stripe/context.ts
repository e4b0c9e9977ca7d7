import type { SeededIds } from '../kernel/ids.ts';
import type { Params } from './params.ts';
import type { StripeState, Task } from './state.ts';

export const API_VERSION = '2026-10-28.endive';

/** What every operation works with. */
export interface StripeContext {
  state: StripeState;
  ids: SeededIds;
  /** Unix seconds of the simulated clock. */
  now(): number;
  baseUrl(): string;
  /** Records an event and sends it to the endpoints that want it. */
  emit(type: string, object: unknown): void;
  /** Lets something happen `afterMs` of simulated time from now. */
  later(kind: Task['kind'], ref: string, afterMs: number): void;
}

/** One call: `id` is the first id in the path. */
export interface Call {
  context: StripeContext;
  params: Params;
  id: string;
}

/** Checks a call and returns what executes it. What the check throws is never stored under an idempotency key. */
export type Operation = (call: Call) => () => unknown;
