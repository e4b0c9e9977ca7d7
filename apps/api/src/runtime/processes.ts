import type { Env } from '#config/env.ts';
import { createRegistry } from '#modules/registry.ts';
import { type OpenServices, openServices, type ProcessKind, type ProcessSettings } from './open-services.ts';
import { startRelay } from './relay.ts';
import { serveHttp } from './serve-http.ts';
import { serveMetrics } from './serve-metrics.ts';
import { startWorkers } from './workers.ts';

/** A running process: `stop` finishes what is in hand, then lets go of everything. */
export interface RunningProcess {
  /** Where the panel answers; undefined for processes that serve nothing. */
  url: string | undefined;
  /** Where its figures and its health are. */
  metricsPort: number;
  open: OpenServices;
  stop(): Promise<void>;
}

/**
 * Starts the parts of a process kind: `all` serves, relays and works in one. Where one part cannot start (its port is
 * taken), those before it are stopped again: workers that went on would keep the process alive.
 */
export async function startProcess(
  settings: ProcessSettings & { webFolder?: string | undefined },
): Promise<RunningProcess> {
  const { kind, env } = settings;
  // Stopped in the opposite order: nothing new is taken in before what is under way has ended.
  await using started = new AsyncDisposableStack();
  const open = await openServices(settings);
  started.defer(open.close);
  const registry = createRegistry(open.services);
  const isKind = (...kinds: ProcessKind[]) => kinds.includes(kind);
  const metrics = await serveMetrics(open.services, { kind, env });
  started.defer(metrics.stop);
  if (isKind('worker', 'all')) startWorkers(open.services, registry, open.jobs);
  if (isKind('relay', 'all')) started.defer(startRelay(open.services, registry, open.jobs).stop);
  const http = isKind('api', 'all') ? await serveHttp(open.access, { env, webFolder: settings.webFolder }) : undefined;
  if (http !== undefined) started.defer(http.stop);
  const running = started.move();
  return { url: http?.url, metricsPort: metrics.port, open, stop: () => running.disposeAsync() };
}

/** What a single process was told: the database must be named, since only `npm start` runs an embedded one. */
export function demandDatabaseUrl(env: Env): string {
  if (env.databaseUrl !== undefined) return env.databaseUrl;
  throw new Error(
    'DATABASE_URL is needed to run a process of its own. `npm start` runs everything with an embedded database.',
  );
}
