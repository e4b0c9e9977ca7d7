import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { writeSecretFile } from '#lib/crypto/secret-file.ts';
import type { ServiceAddress } from '#lib/outbound/guarded-fetch.ts';
import type { Log } from '#lib/services.ts';

/** Simulated providers of a demo instance: their addresses on this machine and the secrets that they accept. */
export interface Simulators {
  stripeUrl: string;
  whmUrl: string;
  viesUrl: string;
  stripeApiKey: string;
  stripeWebhookSecret: string;
  whmToken: string;
  controlToken: string;
  stop(): Promise<void>;
}

const kept = z.strictObject({
  stripePort: z.int(),
  whmPort: z.int(),
  // Absent in the data of a demo that is older than these simulators.
  viesPort: z._default(z.int(), 0),
  ecbPort: z._default(z.int(), 0),
  stripeApiKey: z.string(),
  stripeWebhookSecret: z.string(),
  whmToken: z.string(),
  controlToken: z.string(),
});
type Kept = z.infer<typeof kept>;

const started = z.object({ stripe: z.url(), whm: z.url(), vies: z.url(), ecb: z.url() });
const MAIN = join(import.meta.dirname, '../../../../packages/provider-sims/src/main.ts');

const fileOf = (dataDir: string) => join(dataDir, 'keys', 'simulators.json');

/** Where the demo's VIES listens; asked for when it is needed, since it starts after the services open. */
export async function simulatedVies(dataDir: string): Promise<ServiceAddress> {
  const { viesPort } = await load(fileOf(dataDir));
  return { url: `http://127.0.0.1:${viesPort}/taxation_customs/vies/rest-api`, isSimulated: true };
}

/** Where the demo's central bank listens. */
export async function simulatedEcb(dataDir: string): Promise<ServiceAddress> {
  const { ecbPort } = await load(fileOf(dataDir));
  return { url: `http://127.0.0.1:${ecbPort}`, isSimulated: true };
}

/**
 * Starts the simulators of a demo as a process of their own, on the ports they had before. Their state and secrets are
 * in the data folder, so that what was sold yesterday is still there. Only demo and test instances ever call this.
 */
export async function startSimulators(of: { dataDir: string; webhookUrl: string; log: Log }): Promise<Simulators> {
  const folder = join(of.dataDir, 'simulators');
  const file = fileOf(of.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await load(file);
  const child = await spawnWith(before, folder, of.webhookUrl);
  const { stripe, whm, vies, ecb } = child.urls;
  const portOf = (url: string) => Number(new URL(url).port);
  const ports = { stripePort: portOf(stripe), whmPort: portOf(whm), viesPort: portOf(vies), ecbPort: portOf(ecb) };
  const now: Kept = { ...before, ...ports };
  await writeSecretFile(file, JSON.stringify(now));
  child.process.on('exit', (code) => {
    if (code !== 0) of.log.error({ code }, 'the simulated providers ended');
  });
  return {
    stripeUrl: stripe,
    whmUrl: whm,
    viesUrl: vies,
    stripeApiKey: now.stripeApiKey,
    stripeWebhookSecret: now.stripeWebhookSecret,
    whmToken: now.whmToken,
    controlToken: now.controlToken,
    async stop() {
      if (child.process.exitCode !== null) return;
      child.process.kill('SIGTERM');
      await once(child.process, 'exit');
    },
  };
}

async function load(file: string): Promise<Kept> {
  try {
    return z.parse(kept, JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const secret = () => randomBytes(24).toString('hex');
    return {
      stripePort: 0,
      whmPort: 0,
      viesPort: 0,
      ecbPort: 0,
      stripeApiKey: `sk_test_${secret()}`,
      stripeWebhookSecret: `whsec_${secret()}`,
      whmToken: secret().toUpperCase(),
      controlToken: secret(),
    };
  }
}

async function spawnWith(
  of: Kept,
  folder: string,
  webhookUrl: string,
): Promise<{ process: ChildProcess; urls: z.infer<typeof started> }> {
  const ports = [
    ...['--stripe-port', String(of.stripePort), '--whm-port', String(of.whmPort)],
    ...['--vies-port', String(of.viesPort), '--ecb-port', String(of.ecbPort)],
  ];
  const child = spawn(process.execPath, [MAIN, ...ports, '--snapshot-dir', folder, '--webhook-url', webhookUrl], {
    env: {
      SIM_CONTROL_TOKEN: of.controlToken,
      SIM_STRIPE_API_KEY: of.stripeApiKey,
      SIM_STRIPE_WEBHOOK_SECRET: of.stripeWebhookSecret,
      SIM_WHM_TOKEN: of.whmToken,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaint: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk.toString()));
  const line = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await line.next();
  if (first.done) {
    throw new Error(
      `The simulated providers of the demo did not start. Their ports (${of.stripePort}, ${of.whmPort}, ${of.viesPort}, ${of.ecbPort}) may be taken by another program: stop it and start again.`,
      { cause: new Error(complaint.join('').slice(0, 500)) },
    );
  }
  return { process: child, urls: z.parse(started, JSON.parse(first.value)) };
}
