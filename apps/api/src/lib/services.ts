import type { Envelope } from '#lib/crypto/envelope.ts';
import type { Limiter } from '#lib/ratelimit/limiter.ts';
import type { Database } from '#lib/tenancy/database.ts';
import type { Clock } from '#lib/time/clock.ts';

/** Writes one line of the log; `fields` go through the allow-list of serialisers. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** What the kernel itself needs from the process it runs in. */
export interface Kernel {
  readonly db: Database;
  readonly clock: Clock;
  readonly envelope: Envelope;
  readonly log: Log;
  /** Tells the relay that there is something to do; called after commit, may be lost (the sweep finds it too). */
  wakeRelay(): void;
}

/** What a process that serves or works has, beyond the kernel. */
export interface Services extends Kernel {
  readonly limiter: Limiter;
  /** Origin under which the instance is reached when a tenant has no host of its own: `https://panel.example.com`. */
  readonly publicUrl: string;
}
