import type { EventName } from '#lib/outbox/event-map.ts';
import type { Kernel } from '#lib/services.ts';

/** Work that comes back: run for every active tenant, by one worker at a time, and again after downtime. */
export interface Schedule {
  /** `module.verb_noun`. */
  name: string;
  everySeconds: number;
  /** Events of a tenant that make its turn come at once. */
  promptedBy?: readonly EventName[];
  /** It does what a date brings (ends, suspends, gives up): it waits while staff are asked whether the date is right. */
  followsDate?: true;
  /** Must be idempotent: it may run twice, and late. */
  run(kernel: Kernel, tenantId: string, turn?: Turn): Promise<void>;
}

/** The schedules of all tenants share few places: work that takes long goes on in another turn, after those that wait. */
export interface Turn {
  /** Where the turn before stopped; null: from the beginning. */
  from: string | null;
  goOn(from: string): void;
}

/** How long a turn takes at most. */
export const TURN_MS = 20_000;
