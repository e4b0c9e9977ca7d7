import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulators } from '@panel1/api/simulators';
import { copyDemo, type DemoCompany, makeDemo } from './demo-company.ts';
import { freePort } from './free-port.ts';
import type { Instance, SimulatorAccess } from './instance.ts';
import { type PanelProcess, type PanelProcessKind, startPanelProcess } from './panel-process.ts';

/** A panel as it runs in production: database, api, workers and relays apart, beside its simulated providers. */
export interface SplitInstance {
  url: string;
  dataDir: string;
  /** Leads to the panel's database as its superuser, to look behind the walls. */
  adminUrl: string;
  admin: Instance['admin'];
  simulators: SimulatorAccess;
  /** Starts one more process; `env` adds to its settings (`REDIS_URL`). What still runs is killed at the end. */
  start(kind: PanelProcessKind, env?: Readonly<Record<string, string>>): Promise<PanelProcess>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Hands out the parts of a demo company: of a copy of `template`, else of one that it makes. No process of the panel
 * runs when it returns; the database and the simulators do, and live as long as the instance.
 */
export async function startSplitInstance(template?: DemoCompany): Promise<SplitInstance> {
  await using stack = new AsyncDisposableStack();
  const scratch = await mkdtemp(join(tmpdir(), 'panel1-split-'));
  stack.defer(() => rm(scratch, { recursive: true, force: true }));
  const { settings, admin } = template ? await copyDemo(stack, template) : await makeDemo(stack, { isWebBuilt: false });
  const dataDir = settings.PANEL1_DATA_DIR;
  const port = String(await freePort());
  const simulators = await startSimulators({
    dataDir,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  stack.defer(() => simulators.stop());
  const processes: PanelProcess[] = [];
  stack.defer(async () => void (await Promise.all(processes.map((one) => one.kill()))));
  const kept = stack.move();
  return {
    url: `http://localhost:${port}`,
    dataDir,
    adminUrl: settings.DATABASE_URL,
    admin,
    simulators,
    async start(kind, env = {}) {
      // Every process has figures of its own: any free port, since several of a kind run at once.
      const own = { HOME: scratch, PORT: port, METRICS_PORT: '0' };
      const started = await startPanelProcess(kind, { ...settings, ...own, ...env });
      processes.push(started);
      return started;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

const silent = () => undefined;
