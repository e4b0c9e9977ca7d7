import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createApiClient } from '@panel1/e2e/api-client';
import type { Instance } from '@panel1/e2e/instance';
import * as z from 'zod/mini';
import { cpuSeconds, processTree } from './process-cost.ts';

const WARM_UP = 400;
const REQUESTS = 1_500;
const AT_ONCE = 4;
const ROUNDS = 3;

export interface ListCost {
  /** CPU of the Node process per request, in microseconds: median of the rounds. */
  panelMicros: number;
  rawMicros: number;
  ratio: number;
  databaseMicros: number;
  rawDatabaseMicros: number;
}

const me = z.object({ tenant: z.object({ id: z.string() }) });

/** CPU per authenticated list of 25 invoices: the whole stack against node:http + pg, alternating in one run. */
export async function measureListCost(instance: Instance, databaseUrl: string): Promise<ListCost> {
  const api = createApiClient(instance.url);
  await api.logIn('staff', instance.admin.email, instance.admin.password);
  const { tenant } = await api.query('identity.me', {}, me);
  const raw = await startRaw(instance, databaseUrl, tenant.id);
  const panel = `${instance.url}/trpc/billing.list?input=${encodeURIComponent('{"limit":25}')}`;
  const of = { token: api.token() ?? '', databasePids: () => backendsOf(databaseUrl) };
  const rounds = { panel: [] as Cost[], raw: [] as Cost[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.panel.push(await measure({ ...of, url: panel, pid: instance.pid }));
    rounds.raw.push(await measure({ ...of, url: raw.url, pid: raw.pid }));
  }
  raw.stop();
  const middle = (costs: Cost[], pick: (cost: Cost) => number) => costs.map(pick).sort((a, b) => a - b)[1] ?? 0;
  const panelMicros = middle(rounds.panel, (cost) => cost.node);
  const rawMicros = middle(rounds.raw, (cost) => cost.node);
  return {
    panelMicros,
    rawMicros,
    ratio: panelMicros / rawMicros,
    databaseMicros: middle(rounds.panel, (cost) => cost.database),
    rawDatabaseMicros: middle(rounds.raw, (cost) => cost.database),
  };
}

interface Cost {
  node: number;
  database: number;
}

async function measure(of: { url: string; pid: number; token: string; databasePids(): number[] }): Promise<Cost> {
  await request(of, WARM_UP);
  const before = { node: cpuSeconds(of.pid), database: sum(of.databasePids()) };
  await request(of, REQUESTS);
  const after = { node: cpuSeconds(of.pid), database: sum(of.databasePids()) };
  const micros = (seconds: number) => Math.round((seconds * 1e6) / REQUESTS);
  return { node: micros(after.node - before.node), database: micros(after.database - before.database) };
}

function sum(pids: readonly number[]): number {
  return pids.reduce((total, pid) => total + cpuSeconds(pid), 0);
}

async function request({ url, token }: { url: string; token: string }, times: number): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const one = async (): Promise<void> => {
    for (let count = 0; count < times / AT_ONCE; count += 1) {
      // A connection that idled during the other server's round may be closed at the moment of use.
      const answer = await fetch(url, { headers }).catch(() => fetch(url, { headers }));
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** The server's processes, found by the port that they listen on: it has no parent of ours. */
function backendsOf(databaseUrl: string): number[] {
  const port = new URL(databaseUrl).port;
  const postmaster = processTree(1).find(({ pid }) => commandOf(pid).includes(`port=${port}`));
  return postmaster ? processTree(postmaster.pid).map(({ pid }) => pid) : [];
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function startRaw(instance: Instance, databaseUrl: string, tenantId: string) {
  const jwks = await (await fetch(`${instance.url}/.well-known/jwks.json`)).text();
  const passwords = z
    .object({ panel1_app: z.string() })
    .parse(JSON.parse(readFileSync(join(instance.dataDir, 'keys/database.json'), 'utf8')));
  const url = new URL(databaseUrl);
  url.username = 'panel1_app';
  url.password = passwords.panel1_app;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'raw-server.ts')], {
    env: { RAW_DATABASE_URL: url.toString(), RAW_JWKS: jwks, RAW_TENANT: tenantId },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [port] = await once(lines, 'line');
  return { url: `http://127.0.0.1:${port}/`, pid: child.pid ?? 0, stop: () => child.kill('SIGTERM') };
}
