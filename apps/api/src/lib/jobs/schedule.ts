import type { EventName } from '#lib/outbox/event-map.ts';
import type { Kernel } from '#lib/services.ts';

/** Work that comes back: run for every active tenant, by one worker at a time, and again after downtime. */
export interface Schedule {
  /** `module.verb_noun`. */
  name: string;
  everySeconds: number;
  /** Events of a tenant that make its turn come at once. */
  promptedBy?: readonly EventName[];
  /** Must be idempotent: it may run twice, and late. */
  run(kernel: Kernel, tenantId: string): Promise<void>;
}
