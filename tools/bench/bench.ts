/**
 * `npm run bench [-- renewals | growth | usage] [--json]`: the figures that Panel1 promises, measured on this machine in one run
 * (`renewals`: only those of billing, `growth`: how the daily run grows, which takes long, `usage`: of usage that comes in). Compare ratios:
 * absolute times belong to the machine and to what else it does.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchDatabase } from '@panel1/api/bench-world';
import { startThrowawayPostgres } from '@panel1/api/throwaway-postgres';
import { type Instance, startInstance } from '@panel1/e2e/instance';
import { projectRoot } from '../lib/project-files.ts';
import { type Figure, round } from './figure.ts';
import { measureListCost } from './list-cost.ts';
import { measureOrders } from './orders.ts';
import { measurePalette } from './palette.ts';
import { processTree } from './process-cost.ts';
import { measureRecovery } from './recovery.ts';
import { growth, renewals } from './renewals/figures.ts';
import { measureUsage } from './usage.ts';

function memory(instance: Instance): Figure {
  const bytes = processTree(instance.pid).reduce((total, { residentBytes }) => total + residentBytes, 0);
  return { name: 'memory of the process group, idle', value: round(bytes / 1e6), unit: 'MB' };
}

function firstLoads(): Figure[] {
  const run = spawnSync(process.execPath, [join(projectRoot, 'tools/size-budget.ts'), '--json'], { encoding: 'utf8' });
  const rows: { bundle: string; budget: number; size: number }[] = JSON.parse(run.stdout);
  return rows.map(({ bundle, budget, size }) => ({
    name: `first load of ${bundle}, gzip`,
    value: round(size),
    unit: 'KB',
    target: budget,
  }));
}

async function startTimes(): Promise<Figure[]> {
  const cold = await startInstance();
  const idle = memory(cold);
  const { dataDir } = cold;
  await cold.stop({ isDataKept: true });
  const warm = await startInstance({ PANEL1_DATA_DIR: dataDir });
  await warm.stop({ isDataKept: true });
  rmSync(dataDir, { recursive: true, force: true });
  return [
    { name: 'first start, demo data included, packages installed', value: round(cold.startSeconds), unit: 's' },
    { name: 'second start', value: round(warm.startSeconds), unit: 's', target: 10 },
    idle,
  ];
}

async function requests(): Promise<Figure[]> {
  const server = await startThrowawayPostgres({ parent: tmpdir(), log: () => undefined });
  try {
    await using instance = await startInstance({ DATABASE_URL: server.adminUrl });
    const list = await measureListCost(instance, server.adminUrl);
    const orders = await measureOrders(instance);
    const palette = await measurePalette(instance, server.adminUrl);
    return [
      { name: 'order to active account, payment page included, median', value: orders.medianMs, unit: 'ms' },
      { name: 'list of 25 invoices: CPU against node:http + pg', value: round(list.ratio, 2), unit: 'x', target: 2 },
      { name: 'list of 25 invoices: CPU of the Node process', value: list.panelMicros, unit: 'µs' },
      { name: 'the same by node:http + pg', value: list.rawMicros, unit: 'µs' },
      { name: 'list of 25 invoices: CPU of the database', value: list.databaseMicros, unit: 'µs' },
      { name: 'the same by node:http + pg, database', value: list.rawDatabaseMicros, unit: 'µs' },
      {
        name: `palette search among ${palette.clients} clients, p95`,
        value: round(palette.p95Ms),
        unit: 'ms',
        target: 150,
      },
      { name: `palette search among ${palette.clients} clients, median`, value: round(palette.medianMs), unit: 'ms' },
    ];
  } finally {
    await server.stop();
  }
}

async function recovery(): Promise<Figure[]> {
  const { chargeSeconds, createSeconds } = await measureRecovery();
  const target = 30;
  return [
    {
      name: 'kill -9 of a worker amid a charge, until another has done it',
      value: round(chargeSeconds),
      unit: 's',
      target,
    },
    { name: 'the same amid an account creation', value: round(createSeconds), unit: 's', target },
  ];
}

/** Usage that comes in, on the same kind of database. */
async function usage(): Promise<Figure[]> {
  const database = await startBenchDatabase();
  try {
    const { ratio, perSecond } = await measureUsage(database);
    return [
      {
        name: 'usage events/s in batches of 1,000 against a plain multi-row insert',
        value: round(ratio, 2),
        unit: 'x',
      },
      { name: 'usage events per second, product', value: Math.round(perSecond), unit: '1/s' },
    ];
  } finally {
    await database.stop();
  }
}

async function everything(): Promise<Figure[]> {
  const figures = [...(await startTimes()), ...(await requests()), ...(await recovery()), ...firstLoads()];
  return [...figures, ...(await renewals()), ...(await usage())];
}

/** The value of an option of the command line, `--due 100000`. */
function numbers(option: string): number[] {
  const at = process.argv.indexOf(option);
  return at < 0 ? [] : (process.argv[at + 1] ?? '').split(',').map(Number);
}

const parts: Record<string, () => Promise<Figure[]>> = {
  renewals: () => renewals(numbers('--due')[0]),
  growth: () => growth(numbers('--sizes')),
  usage,
};
const [asked = everything] = Object.entries(parts).flatMap(([name, part]) =>
  process.argv.includes(name) ? [part] : [],
);
const figures = await asked();
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
else
  console.table(
    figures.map(({ target, least, ...figure }) => ({
      ...figure,
      target: target === undefined ? (least === undefined ? '' : `>= ${least}`) : `<= ${target}`,
    })),
  );
const missed = figures.filter(
  ({ value, target, least }) => (target !== undefined && value > target) || (least !== undefined && value < least),
);
for (const { name } of missed) process.stderr.write(`misses its target: ${name}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
