import { createServer, type Server } from 'node:http';
import { sql } from 'drizzle-orm';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Services } from '#lib/services.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';

/** Prometheus figures on a port of their own, so that a proxy in front of the panel never publishes them. */
export function createMetricsServer(services: Services): Server {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addInstanceMetrics(registry, services);
  return createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry
      .metrics()
      .then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text))
      .catch((error: unknown) => {
        services.log.error({ err: error }, 'metrics failed');
        response.writeHead(503).end();
      });
  });
}

function addInstanceMetrics(registry: Registry, { db }: Services): void {
  const registers = [registry];
  const effects = new Gauge({
    name: 'panel1_effects',
    help: 'Calls to the outside world by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const { rows } = await withPlatform(db, (tx) =>
        tx.execute<{ state: string; n: string }>(
          sql`select state, count(*) as n from effects where state <> 'succeeded' group by state`,
        ),
      );
      effects.reset();
      for (const { state, n } of rows) effects.set({ state }, Number(n));
    },
  });
  const outbox = new Gauge({
    name: 'panel1_outbox_oldest_seconds',
    help: 'Age of the oldest event that no queue has yet',
    registers,
    async collect() {
      const { rows } = await withPlatform(db, (tx) =>
        tx.execute<{ age: string | null }>(
          sql`select extract(epoch from clock_timestamp() - min(recorded_at)) as age from outbox_events where published_at is null`,
        ),
      );
      outbox.set(Number(rows[0]?.age ?? 0));
    },
  });
}
