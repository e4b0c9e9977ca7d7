import type { ProcessKind } from './open-services.ts';

/** One of each kind runs on a machine without a setting; a second one needs METRICS_PORT. */
export const METRICS_PORTS = {
  all: 9464,
  api: 9464,
  worker: 9465,
  relay: 9466,
} as const satisfies Record<ProcessKind, number>;
