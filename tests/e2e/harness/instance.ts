import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { freePort } from './free-port.ts';

const ROOT = join(import.meta.dirname, '../../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const START_MS = 180_000;

/** A whole panel of a test's own, started as a user starts it: `npm start` without the installation. */
export interface Instance {
  /** `http://localhost:4321`; the demo tenant also answers on 127.0.0.1. */
  url: string;
  dataDir: string;
  /** The process of the panel; its database and plugins are below it. */
  pid: number;
  /** Seconds from the start of the process to its being ready. */
  startSeconds: number;
  admin: { email: string; password: string };
  /** Everything the panel printed so far. */
  output(): string;
  /** What only the simulated providers know: their journals, faults and clock. */
  simulators(): Promise<SimulatorAccess>;
  /** Stops everything in order and removes the data folder, unless it is kept for another start. */
  stop(of?: { isDataKept: boolean }): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface SimulatorAccess {
  stripeUrl: string;
  whmUrl: string;
  controlToken: string;
  stripeApiKey: string;
  stripeWebhookSecret: string;
}

const simulatorFile = z.object({
  stripePort: z.int(),
  whmPort: z.int(),
  controlToken: z.string(),
  stripeApiKey: z.string(),
  stripeWebhookSecret: z.string(),
});

/**
 * Starts a panel on free ports with an empty data folder; `env` adds to its settings (`PANEL1_DEMO: '0'`). Without the
 * web app it is there sooner.
 */
export async function startInstance(
  env: Readonly<Record<string, string>> = {},
  { isWebBuilt }: { isWebBuilt: boolean } = { isWebBuilt: true },
): Promise<Instance> {
  const dataDir = env['PANEL1_DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'panel1-e2e-')));
  const port = Number(env['PORT'] ?? (await freePort()));
  const admin = { email: 'owner@nordhost.example', password: randomBytes(12).toString('base64url') };
  const lines: string[] = [];
  const flags = isWebBuilt ? [] : ['--without-web-build'];
  const child = spawn(NODE, ['--disable-sigusr1', 'apps/api/src/entrypoints/start.ts', ...flags], {
    cwd: ROOT,
    env: {
      PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      HOME: process.env['HOME'] ?? dataDir,
      PORT: String(port),
      METRICS_PORT: '0',
      PANEL1_DATA_DIR: dataDir,
      PANEL1_ADMIN_EMAIL: admin.email,
      PANEL1_ADMIN_PASSWORD: admin.password,
      TURBO_TELEMETRY_DISABLED: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const stopLeftOver = () => void child.kill('SIGTERM');
  process.once('exit', stopLeftOver);
  child.once('exit', () => process.off('exit', stopLeftOver));
  const output = () => lines.join('');
  const began = performance.now();
  await untilReady(child, output);
  const startSeconds = (performance.now() - began) / 1000;
  const stop: Instance['stop'] = async (of) => {
    await end(child);
    if (!of?.isDataKept) await rm(dataDir, { recursive: true, force: true });
  };
  return {
    url: `http://localhost:${port}`,
    dataDir,
    pid: child.pid ?? 0,
    startSeconds,
    admin,
    output,
    async simulators() {
      const file = await readFile(join(dataDir, 'keys/simulators.json'), 'utf8');
      const { stripePort, whmPort, ...secrets } = z.parse(simulatorFile, JSON.parse(file));
      return { stripeUrl: `http://127.0.0.1:${stripePort}`, whmUrl: `http://127.0.0.1:${whmPort}`, ...secrets };
    },
    stop,
    [Symbol.asyncDispose]: () => stop(),
  };
}

async function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (!output().includes('Panel1 is ready after')) {
    if (child.exitCode !== null) throw new Error(`The panel ended at once:\n${output().slice(-4000)}`);
    if (performance.now() > deadline) {
      await end(child);
      throw new Error(`The panel was not ready in time:\n${output().slice(-4000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
