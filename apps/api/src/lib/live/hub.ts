import { EventEmitter } from 'node:events';
import pg from 'pg';
import * as z from 'zod/mini';

/** A hint that something changed: ids only. Browsers fetch what they show again; nothing is read from it. */
export interface LiveEvent {
  id: string;
  tenantId: string;
  name: string;
  clientId: string | null;
  /** The ids of the event's payload. */
  ids: Record<string, string>;
}

/** Carries events, wake-ups and the business clock between the processes of an instance, by LISTEN/NOTIFY. */
export interface LiveHub {
  publish(events: readonly LiveEvent[]): Promise<void>;
  /** Asks the relay to look now; calls within 20 ms are one. */
  wake(): void;
  announceClock(offsetSeconds: number): Promise<void>;
  onWake(listener: () => void): void;
  onClock(listener: (offsetSeconds: number) => void): void;
  /** A tenant's facts, hosts or status changed; also after a pause in which such news may have been missed. */
  onTenantChange(listener: () => void): void;
  /** Events of a tenant from now on; the answer ends the subscription. */
  subscribe(tenantId: string, listener: (event: LiveEvent) => void): () => void;
  /** Kept events after the one with this id, or null when it is not known any more. */
  since(tenantId: string, eventId: string): LiveEvent[] | null;
  close(): Promise<void>;
}

interface HubOptions {
  /** Of the platform role. */
  url: string;
  onError(error: Error): void;
}

const message = z.object({
  id: z.string(),
  tenantId: z.string(),
  name: z.string(),
  clientId: z.nullable(z.string()),
  ids: z.record(z.string(), z.string()),
});

/** Channel of `announceTenantChange`. */
export const TENANT_CHANGED = 'panel1_tenant';
const CHANNELS = ['panel1_wake', 'panel1_live', 'panel1_clock', TENANT_CHANGED];
const KEPT = 500;
const WAKE_MS = 20;
const RECONNECT_MS = 1000;

export async function openLiveHub(options: HubOptions): Promise<LiveHub> {
  const pool = new pg.Pool({ connectionString: options.url, max: 1, allowExitOnIdle: true });
  pool.on('error', options.onError);
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const kept = new Map<string, LiveEvent[]>();
  const listening = await keepListening(options, (channel, payload) => {
    if (channel === 'panel1_wake') emitter.emit('wake');
    if (channel === 'panel1_clock') emitter.emit('clock', Number(payload));
    if (channel === TENANT_CHANGED) emitter.emit('tenant');
    if (channel !== 'panel1_live') return;
    const parsed = z.safeParse(message, JSON.parse(payload));
    if (!parsed.success) return;
    const list = kept.get(parsed.data.tenantId) ?? [];
    list.push(parsed.data);
    if (list.length > KEPT) list.shift();
    kept.set(parsed.data.tenantId, list);
    emitter.emit(`live:${parsed.data.tenantId}`, parsed.data);
  });
  const notify = (channel: string, payload: string) => pool.query('select pg_notify($1, $2)', [channel, payload]);
  let waking: NodeJS.Timeout | undefined;

  return {
    async publish(events) {
      for (const event of events) await notify('panel1_live', JSON.stringify(event));
    },
    wake() {
      waking ??= setTimeout(() => {
        waking = undefined;
        notify('panel1_wake', '').catch(options.onError);
      }, WAKE_MS);
    },
    async announceClock(offsetSeconds) {
      await notify('panel1_clock', String(offsetSeconds));
    },
    onWake: (listener) => void emitter.on('wake', listener),
    onClock: (listener) => void emitter.on('clock', listener),
    onTenantChange: (listener) => void emitter.on('tenant', listener),
    subscribe(tenantId, listener) {
      emitter.on(`live:${tenantId}`, listener);
      return () => void emitter.off(`live:${tenantId}`, listener);
    },
    since(tenantId, eventId) {
      const list = kept.get(tenantId) ?? [];
      const at = list.findIndex((event) => event.id === eventId);
      return at < 0 ? null : list.slice(at + 1);
    },
    async close() {
      clearTimeout(waking);
      await listening.close();
      await pool.end();
    },
  };
}

/** One connection that listens, made again when it is lost; what was missed meanwhile the sweeps find. */
async function keepListening(options: HubOptions, onMessage: (channel: string, payload: string) => void) {
  let isClosed = false;
  let client: pg.Client | undefined;
  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: options.url, keepAlive: true });
    next.on('notification', ({ channel, payload }) => onMessage(channel, payload ?? ''));
    next.on('error', options.onError);
    next.on('end', () => {
      if (!isClosed) setTimeout(() => connect().catch(reconnectLater), RECONNECT_MS).unref();
    });
    await next.connect();
    for (const channel of CHANNELS) await next.query(`listen ${channel}`);
    // Whatever was announced before this connection listened is lost: what is kept is read again.
    onMessage(TENANT_CHANGED, '');
    client = next;
  }
  function reconnectLater(error: Error): void {
    options.onError(error);
    if (!isClosed) setTimeout(() => connect().catch(reconnectLater), RECONNECT_MS).unref();
  }
  await connect();
  return {
    async close() {
      isClosed = true;
      await client?.end();
    },
  };
}
