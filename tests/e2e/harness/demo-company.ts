import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@panel1/api/throwaway-postgres';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { type Instance, startInstance } from './instance.ts';

/** A demo company at rest: its database and its data folder, and no process. */
export interface DemoCompany {
  /** For the processes that are started on it. `DATABASE_URL` leads to its database as the superuser. */
  settings: Readonly<Record<'DATABASE_URL' | 'PANEL1_DATA_DIR' | 'NODE_COMPILE_CACHE', string>>;
  admin: Instance['admin'];
}

const DATABASE = 'demo';

/** Makes a demo company by one ordinary start, on a database server that lives as long as `stack`. */
export async function makeDemo(stack: AsyncDisposableStack, of: { isWebBuilt: boolean }): Promise<DemoCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'panel1-demo-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const server = await startThrowawayPostgres({ parent: tmpdir(), log: () => undefined });
  stack.defer(() => server.stop());
  await say(server.adminUrl, `create database ${DATABASE}`);
  const settings = {
    DATABASE_URL: withDatabase(server.adminUrl, DATABASE),
    PANEL1_DATA_DIR: join(folder, 'data'),
    // Many short lives of the same program.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  await keepPorts(settings.PANEL1_DATA_DIR);
  const panel = await startInstance(settings, of);
  await panel.stop({ isDataKept: true });
  return { settings, admin: panel.admin };
}

/** Copies a company of which nothing runs, on the same server; the copy goes with `stack`. */
export async function copyDemo(stack: AsyncDisposableStack, { settings, admin }: DemoCompany): Promise<DemoCompany> {
  const server = withDatabase(settings.DATABASE_URL, 'postgres');
  const name = `${DATABASE}_${randomBytes(6).toString('hex')}`;
  await say(server, `create database ${name} template ${DATABASE}`);
  stack.defer(() => say(server, `drop database ${name} with (force)`));
  const dataDir = await mkdtemp(join(tmpdir(), 'panel1-e2e-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  await cp(settings.PANEL1_DATA_DIR, dataDir, { recursive: true });
  return { settings: { ...settings, DATABASE_URL: withDatabase(server, name), PANEL1_DATA_DIR: dataDir }, admin };
}

async function say(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
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
