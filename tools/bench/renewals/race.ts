import { type BenchDatabase, openBenchKernel } from '@panel1/api/bench-world';
import pg from 'pg';
import { percentile } from '../percentile.ts';
import { type Contender, floor, templateOf } from './contenders.ts';
import { countDue, dayOf, laySubscriptions, layTenant } from './lay-due.ts';
import { oneByOne, oneLongTransaction } from './one-by-one.ts';
import { demandSameRows } from './same-rows.ts';

const ROUNDS = 5;
const SIZES = { product: 8_000, floor: 8_000, oneByOne: 1_000, replay: 400 };
type Name = keyof typeof SIZES;
const NAMES = ['product', 'floor', 'oneByOne', 'replay'] as const;

export interface Race {
  /** Renewals per second, the median of the rounds. */
  perSecond: Record<Name, number>;
  /** The product against each: the median of the rounds' ratios. */
  ratios: Record<Exclude<Name, 'product'>, number>;
}

/** The same renewals four ways, one after the other in each round, each way on a tenant of its own. */
export async function measureRace(database: BenchDatabase): Promise<Race> {
  await using kernel = await openBenchKernel(database);
  await using stack = new AsyncDisposableStack();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  stack.defer(() => admin.end());
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 8 });
  stack.defer(() => pool.end());
  const contenders = await lineUp(admin, pool, kernel.renew);
  const rates: Record<Name, number>[] = [];
  // The first round warms up and shows that all write the same rows.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate: Record<Name, number> = { product: 0, floor: 0, oneByOne: 0, replay: 0 };
    kernel.goTo(dayOf(round));
    for (const name of NAMES) rate[name] = await timed(admin, await contenders(name), dayOf(round));
    if (round > 0) rates.push(rate);
    else
      await demandSameRows(admin, [
        await contenders('product'),
        await contenders('floor'),
        await contenders('oneByOne'),
      ]);
  }
  const median = (pick: (rate: Record<Name, number>) => number) => percentile(rates.map(pick), 0.5);
  const against = (name: Name) => median((rate) => rate.product / rate[name]);
  return {
    perSecond: {
      product: median(({ product }) => product),
      floor: median((rate) => rate.floor),
      oneByOne: median((rate) => rate.oneByOne),
      replay: median(({ replay }) => replay),
    },
    ratios: { floor: against('floor'), oneByOne: against('oneByOne'), replay: against('replay') },
  };
}

/** Each way with its tenant. The others take constants of the rows from what the product wrote, so they begin after it. */
async function lineUp(admin: pg.Client, pool: pg.Pool, renew: (tenantId: string) => Promise<void>) {
  const tenants = new Map<Name, string>();
  for (const name of NAMES) {
    const tenantId = await layTenant(admin);
    await laySubscriptions(admin, { tenantId, count: SIZES[name], isDue: true });
    tenants.set(name, tenantId);
  }
  const idOf = (name: Name) => tenants.get(name) ?? '';
  const made = new Map<Name, Contender>([
    ['product', { tenantId: idOf('product'), bill: () => renew(idOf('product')) }],
  ]);
  return async (name: Name): Promise<Contender> => {
    if (made.size === 1 && name !== 'product') {
      const template = await templateOf(admin, idOf('product'));
      made.set('floor', floor(pool, { tenantId: idOf('floor'), template, lanes: 2 }));
      made.set('oneByOne', oneByOne(pool, { tenantId: idOf('oneByOne'), template, connections: 8 }));
      made.set('replay', oneLongTransaction(pool, { tenantId: idOf('replay'), template }));
    }
    const contender = made.get(name);
    if (!contender) throw new Error(`nobody is called ${name}`);
    return contender;
  };
}

/** Renewals per second. What is left due afterwards is a failure. */
export async function timed(admin: pg.Client, { tenantId, bill }: Contender, day: string): Promise<number> {
  const due = await countDue(admin, tenantId, day);
  await admin.query('analyze');
  await admin.query('checkpoint');
  const began = performance.now();
  await bill(day);
  const seconds = (performance.now() - began) / 1000;
  const left = await countDue(admin, tenantId, day);
  if (due === 0 || left > 0) throw new Error(`${left} of ${due} renewals are left`);
  return due / seconds;
}
