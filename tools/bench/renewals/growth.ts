import { openBenchKernel, startBenchDatabase } from '@panel1/api/bench-world';
import pg from 'pg';
import { percentile } from '../percentile.ts';
import { dayOf, laySubscriptions, layTenant } from './lay-due.ts';
import { timed } from './race.ts';

const ROUNDS = 5;
const DUE = 5_000;

export interface Growth {
  /** Seconds of a run over the same number of due subscriptions, the median, by how many there are. */
  seconds: { subscriptions: number; seconds: number }[];
  /** Of the power law that fits best: 0 says that subscriptions which are not due cost nothing. */
  exponent: number;
}

/** The run over a fixed number of due subscriptions among ever more, each size on a database of its own, in turns. */
export async function measureGrowth(sizes: readonly number[]): Promise<Growth> {
  await using stack = new AsyncDisposableStack();
  const runs: { subscriptions: number; run(round: number): Promise<number>; times: number[] }[] = [];
  for (const subscriptions of sizes) {
    const database = await startBenchDatabase();
    stack.defer(() => database.stop());
    const kernel = stack.use(await openBenchKernel(database));
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    stack.defer(() => admin.end());
    const tenantId = await layTenant(admin);
    await laySubscriptions(admin, { tenantId, count: subscriptions - DUE, isDue: false });
    await laySubscriptions(admin, { tenantId, count: DUE, isDue: true });
    await admin.query('vacuum analyze');
    const run = async (round: number) => {
      kernel.goTo(dayOf(round));
      return DUE / (await timed(admin, { tenantId, bill: () => kernel.renew(tenantId) }, dayOf(round)));
    };
    runs.push({ subscriptions, run, times: [] });
  }
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const { run, times } of runs) {
      const seconds = await run(round);
      if (round > 0) times.push(seconds);
    }
  const seconds = runs.map(({ subscriptions, times }) => ({ subscriptions, seconds: percentile(times, 0.5) }));
  return { seconds, exponent: exponentOf(seconds) };
}

/** The slope of the line through the logarithms, by least squares. */
function exponentOf(points: Growth['seconds']): number {
  const logs = points.map(({ subscriptions, seconds }) => ({ x: Math.log(subscriptions), y: Math.log(seconds) }));
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}
