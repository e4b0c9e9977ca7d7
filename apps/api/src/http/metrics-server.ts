import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { EFFECT_STATES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Kernel } from '#lib/services.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';
import { isDatabaseReachable } from './health.ts';

/** Asked every few seconds on tables of millions of rows: each is answered by a partial index. */
export const COUNTS = {
  effects: sql`select state as label, count(*) as n from effects where state <> 'succeeded' group by state`,
  deliveries: sql`select state as label, count(*) as n from event_deliveries where state in ('waiting', 'dead') group by state`,
  outboxAge: sql`select extract(epoch from clock_timestamp() - min(recorded_at)) as age from outbox_events where published_at is null`,
} as const;

type Answer = (response: ServerResponse) => Promise<void>;

/**
 * Figures and health of one process, on a port of its own, so that a proxy in front of the panel never publishes them:
 * `/metrics` (Prometheus), `/livez`, `/readyz`; below `/operator` the operator's page, where the process has it.
 */
export function createMetricsServer(kernel: Kernel, operatorPage?: RequestListener): Server {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addEffectMetrics(registry, kernel);
  addOutboxMetrics(registry, kernel);
  const answers: Readonly<Record<string, Answer>> = {
    '/metrics': async (response) => {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    },
    '/livez': async (response) => void response.writeHead(200).end('ok\n'),
    '/readyz': async (response) => {
      const isReady = await isDatabaseReachable(kernel);
      response.writeHead(isReady ? 200 : 503).end(isReady ? 'ok\n' : 'database unreachable\n');
    },
  };
  return createServer((request, response) => {
    const path = request.url ?? '';
    if (operatorPage && /^\/operator(\/|\?|$)/.test(path)) {
      operatorPage(request, response);
      return;
    }
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (request.method !== 'GET' || !answer) {
      response.writeHead(404).end();
      return;
    }
    answer(response).catch((error: unknown) => {
      kernel.log.error({ err: error }, 'metrics failed');
      response.writeHead(503).end();
    });
  });
}

async function countsBy(kernel: Kernel, query: ReturnType<typeof sql>): Promise<{ label: string; n: number }[]> {
  const { rows } = await withPlatform(kernel.db, (tx) => tx.execute<{ label: string; n: string }>(query));
  return rows.map(({ label, n }) => ({ label, n: Number(n) }));
}

function addEffectMetrics(registry: Registry, kernel: Kernel): void {
  const open = EFFECT_STATES.filter((state) => state !== 'succeeded');
  const effects = new Gauge({
    name: 'panel1_effects',
    help: 'Calls to the outside world by state; parked ones wait for a person',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counted = await countsBy(kernel, COUNTS.effects);
      // An alert on a series that is not there never fires: every state has a figure.
      for (const state of open) effects.set({ state }, 0);
      for (const { label, n } of counted) effects.set({ state: label }, n);
    },
  });
}

function addOutboxMetrics(registry: Registry, kernel: Kernel): void {
  const deliveries = new Gauge({
    name: 'panel1_event_deliveries',
    help: 'Deliveries of events that are not done; dead ones failed too often and wait for a person',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counted = await countsBy(kernel, COUNTS.deliveries);
      for (const state of ['waiting', 'dead']) deliveries.set({ state }, 0);
      for (const { label, n } of counted) deliveries.set({ state: label }, n);
    },
  });
  const outbox = new Gauge({
    name: 'panel1_outbox_oldest_seconds',
    help: 'Age of the oldest event that no queue has yet',
    registers: [registry],
    async collect() {
      const { rows } = await withPlatform(kernel.db, (tx) => tx.execute<{ age: string | null }>(COUNTS.outboxAge));
      outbox.set(Number(rows[0]?.age ?? 0));
    },
  });
}
