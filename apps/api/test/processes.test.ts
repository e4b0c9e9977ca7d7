import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as z from 'zod/mini';
import { readEnv } from '#config/env.ts';
import { METRICS_PORTS } from '../src/runtime/metrics-ports.ts';
import { BUDGETS, type ProcessKind } from '../src/runtime/open-services.ts';
import { type RunningProcess, startProcess } from '../src/runtime/processes.ts';

import { createTestDatabase, type TestDatabase } from './database.ts';

const CONFIGURATION = join(import.meta.dirname, '../../../docs/operations/configuration.md');

let database: TestDatabase;
let dataDir: string;
let admin: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'panel1-processes-'));
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

async function start(kind: ProcessKind, settings: Readonly<Record<string, string>> = {}): Promise<RunningProcess> {
  const env = readEnv({ PANEL1_DATA_DIR: dataDir, PORT: '0', METRICS_PORT: '0', ...settings });
  const databaseUrls = {
    panel1_app: database.urlOf('panel1_app'),
    panel1_platform: database.urlOf('panel1_platform'),
    panel1_jobs: database.urlOf('panel1_jobs'),
  };
  const running = await startProcess({ kind, env, databaseUrls, isDemo: false });
  onTestFinished(() => running.stop());
  return running;
}

describe('a process of a split installation', () => {
  it.each(['worker', 'relay', 'api'] as const)(
    '%s tells its figures and health, within its connections',
    async (kind) => {
      // The server sees a moment later that the process before has let go of them.
      await vi.waitFor(async () => expect(await connections()).toBe(0), 10_000);
      const { metricsPort } = await start(kind);
      const get = async (path: string) => {
        const answer = await fetch(`http://127.0.0.1:${metricsPort}${path}`);
        return { status: answer.status, text: await answer.text() };
      };
      const { text } = await get('/metrics');
      expect(text).toContain('panel1_effects{state="parked"} 0');
      expect(text).toContain('panel1_event_deliveries{state="dead"} 0');
      expect(text).toContain('panel1_outbox_oldest_seconds 0');
      expect(text).toContain('process_cpu_seconds_total');
      expect(await get('/livez')).toEqual({ status: 200, text: 'ok\n' });
      expect(await get('/readyz')).toEqual({ status: 200, text: 'ok\n' });
      expect((await get('/')).status).toBe(404);
      const { app, platform, jobs, live } = BUDGETS[kind];
      const opened = await connections();
      expect(opened).toBeGreaterThan(0);
      expect(opened).toBeLessThanOrEqual(app + platform + jobs + live);
    },
  );
});

it.each(['PORT', 'METRICS_PORT'])(
  'a process whose %s is taken does not start, and leaves nothing running',
  async (name) => {
    await vi.waitFor(async () => expect(await connections()).toBe(0), 10_000);
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = z.parse(z.object({ port: z.int() }), taken.address());
    await expect(start('all', { [name]: String(port) })).rejects.toThrow('EADDRINUSE');
    await vi.waitFor(async () => expect(await connections()).toBe(0), 10_000);
    taken.close();
  },
);

async function connections(): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [database.name],
  );
  return rows[0]?.n ?? 0;
}

describe('docs/operations/configuration.md', () => {
  it('states the connections that each process may open', async () => {
    const text = await readFile(CONFIGURATION, 'utf8');
    const stated = Object.fromEntries(
      [...text.matchAll(/^\| (all in one|api|worker|relay)[^|]*\|([\d |]+)\|$/gm)].map(([, name, cells]) => [
        name === 'all in one' ? 'all' : name,
        cells?.split('|').map((cell) => Number(cell)),
      ]),
    );
    const budgets = Object.entries(BUDGETS).map(([kind, { app, platform, jobs, live }]) => [
      kind,
      [app, platform, jobs, live, app + platform + jobs + live],
    ]);
    expect(stated).toEqual(Object.fromEntries(budgets));
  });

  it('states the port of the figures of each process', async () => {
    const text = await readFile(CONFIGURATION, 'utf8');
    const { all, api, worker, relay } = METRICS_PORTS;
    expect(api).toBe(all);
    expect(text).toContain(
      `| \`METRICS_PORT\` | \`${api}\` (api, all in one), \`${worker}\` (worker), \`${relay}\` (relay) |`,
    );
  });
});
