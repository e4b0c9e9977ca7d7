import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEcbSim } from './ecb/sim.ts';
import { startStripeSim } from './stripe/sim.ts';
import { startViesSim } from './vies/sim.ts';
import { startWhmSim } from './whm/sim.ts';

/** Secrets come from the environment: arguments are visible to every user of the machine. */
function secret(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Set ${name} in the environment.`);
  return value;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`"${text}" is not a port.`);
  return port;
}

function webhook(url: string | undefined): { webhook?: { url: string; secret: string } } {
  return url === undefined ? {} : { webhook: { url, secret: secret('SIM_STRIPE_WEBHOOK_SECRET') } };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'stripe-port': { type: 'string', default: '0' },
      'whm-port': { type: 'string', default: '0' },
      'vies-port': { type: 'string', default: '0' },
      'ecb-port': { type: 'string', default: '0' },
      'snapshot-dir': { type: 'string' },
      'webhook-url': { type: 'string' },
      seed: { type: 'string', default: 'demo' },
    },
  });
  const folder = values['snapshot-dir'];
  const common = { seed: values.seed, controlToken: secret('SIM_CONTROL_TOKEN') };
  const snapshot = (name: string): { snapshotFile?: string } =>
    folder === undefined ? {} : { snapshotFile: join(folder, name) };
  const stripe = await startStripeSim({
    ...common,
    ...snapshot('stripe.json'),
    ...webhook(values['webhook-url']),
    port: portOf(values['stripe-port']),
    apiKey: secret('SIM_STRIPE_API_KEY'),
  });
  const whm = await startWhmSim({
    ...common,
    ...snapshot('whm.json'),
    port: portOf(values['whm-port']),
    token: secret('SIM_WHM_TOKEN'),
  });
  const vies = await startViesSim({ ...common, ...snapshot('vies.json'), port: portOf(values['vies-port']) });
  const ecb = await startEcbSim({ ...common, ...snapshot('ecb.json'), port: portOf(values['ecb-port']) });
  // One line of JSON tells the parent process where they listen.
  const urls = { stripe: stripe.url, whm: whm.url, vies: vies.url, ecb: ecb.url };
  process.stdout.write(`${JSON.stringify(urls)}\n`);
  const stop = async (): Promise<void> => {
    await Promise.all([stripe.stop(), whm.stop(), vies.stop(), ecb.stop()]);
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
