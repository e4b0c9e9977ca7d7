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

/** Starts the parts of a process kind: `all` serves, relays and works in one. */
export async function startProcess(
  settings: ProcessSettings & { webFolder?: string | undefined },
): Promise<RunningProcess> {
  const { kind, env } = settings;
  const open = await openServices(settings);
  const registry = createRegistry(open.services);
  const isKind = (...kinds: ProcessKind[]) => kinds.includes(kind);
  if (isKind('worker', 'all')) startWorkers(open.services, registry, open.jobs);
  const relay = isKind('relay', 'all') ? startRelay(open.services, registry, open.jobs) : undefined;
  const http = isKind('api', 'all') ? await serveHttp(open.access, { env, webFolder: settings.webFolder }) : undefined;
  const metrics = await serveMetrics(open.services, { kind, env });
  return {
    url: http?.url,
    metricsPort: metrics.port,
    open,
    // Nothing new is taken in before what is under way has ended.
    async stop() {
      await http?.stop();
      await relay?.stop();
      await metrics.stop();
      await open.close();
    },
  };
}

/** What a single process was told: the database must be named, since only `npm start` runs an embedded one. */
export function demandDatabaseUrl(env: Env): string {
  if (env.databaseUrl !== undefined) return env.databaseUrl;
  throw new Error(
    'DATABASE_URL is needed to run a process of its own. `npm start` runs everything with an embedded database.',
  );
}
