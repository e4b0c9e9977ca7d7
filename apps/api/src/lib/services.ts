import type { Manifest } from '@panel1/plugin-sdk';
import type { Envelope } from '#lib/crypto/envelope.ts';
import type { FileStore } from '#lib/files/index.ts';
import type { LiveHub } from '#lib/live/hub.ts';
import type { MailTransport } from '#lib/mail/index.ts';
import type { ServiceAddress } from '#lib/outbound/guarded-fetch.ts';
import type { PluginManager } from '#lib/plugins/PluginManager.ts';
import type { Limiter } from '#lib/ratelimit/limiter.ts';
import type { Database } from '#lib/tenancy/database.ts';
import type { Clock } from '#lib/time/clock.ts';

/** Writes one line of the log; `fields` go through the allow-list of serialisers. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the kernel itself needs from the process it runs in. */
export interface Kernel {
  readonly db: Database;
  readonly clock: Clock;
  readonly envelope: Envelope;
  readonly log: Log;
  /** Of the plugins that are installed and fit to run; which of them a tenant uses is in its rows. */
  readonly manifests: readonly Manifest[];
  /** Tells the relay that there is something to do; called after commit, may be lost (the sweep finds it too). */
  wakeRelay(): void;
}

/** What a process that serves or works has, beyond the kernel. */
export interface Services extends Kernel {
  readonly limiter: Limiter;
  readonly live: LiveHub;
  readonly plugins: PluginManager;
  readonly mail: MailTransport;
  readonly files: FileStore;
  /** Where VAT numbers are checked: VIES, or the simulator of a demo or test instance. */
  readonly vies: () => Promise<ServiceAddress>;
  /** Where exchange rates are read: the European Central Bank, or its simulator. */
  readonly ecb: () => Promise<ServiceAddress>;
  /** True in a private demo or test instance: business time may be moved forward. */
  readonly isClockMovable: boolean;
  /** Origin under which the instance is reached when a tenant has no host of its own: `https://panel.example.com`. */
  readonly publicUrl: string;
}
