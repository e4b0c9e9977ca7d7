import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@panel1/api/throwaway-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';
import { startInstance } from './instance.ts';

/** The demo company as it is after its first start; no process of it runs. */
export interface DemoTemplate {
  /** Leads to the server of all test databases as its superuser. */
  adminUrl: string;
  database: string;
  dataDir: string;
  admin: { email: string; password: string };
  /** Where Node keeps what it compiled: each file starts the same program. */
  compileCache: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    demo: DemoTemplate;
  }
}

const DATABASE = 'demo';
const made = new AsyncDisposableStack();

/** Once per run: builds the web app and makes the demo company, of which each test file gets a copy. */
export async function setup(project: TestProject): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'panel1-demo-'));
  made.defer(() => rm(folder, { recursive: true, force: true }));
  const server = await startThrowawayPostgres({ parent: tmpdir(), log: () => undefined });
  made.defer(() => server.stop());
  const { adminUrl } = server;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${DATABASE}`);
  await client.end();
  const dataDir = join(folder, 'data');
  await keepPorts(dataDir);
  const compileCache = join(folder, 'compiled');
  const settings = { PANEL1_DATA_DIR: dataDir, DATABASE_URL: databaseUrl(adminUrl, DATABASE) };
  const panel = await startInstance({ ...settings, NODE_COMPILE_CACHE: compileCache });
  await panel.stop({ isDataKept: true });
  project.provide('demo', { adminUrl, database: DATABASE, dataDir, admin: panel.admin, compileCache });
}

export const teardown = (): Promise<void> => made.disposeAsync();

/** The address of another database of a server. */
export function databaseUrl(adminUrl: string, name: string): string {
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
}

/**
 * The company's settings name the ports of its simulated providers, so each copy has them again. They are not of those
 * that the system gives to any connection meanwhile.
 */
async function keepPorts(dataDir: string): Promise<void> {
  const secret = () => randomBytes(24).toString('hex');
  const simulators = {
    stripePort: await freePort(),
    whmPort: await freePort(),
    viesPort: await freePort(),
    stripeApiKey: `sk_test_${secret()}`,
    stripeWebhookSecret: `whsec_${secret()}`,
    whmToken: secret().toUpperCase(),
    controlToken: secret(),
  };
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, 'keys/simulators.json'), JSON.stringify(simulators), { mode: 0o600 });
}
