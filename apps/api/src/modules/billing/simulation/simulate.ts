import { type BillingAccount, isQuietDay, runDay } from '../core/index.ts';
import { act } from './actions.ts';
import { type Auditor, newAuditor } from './auditor.ts';
import { chargeWhatIsDue, deliverAnswers } from './charges.ts';
import { simulatedGateway } from './gateway.ts';
import { randomOf } from './random.ts';
import { differences } from './same.ts';
import { BrokenInvariant, begin, look, type Stage, unit } from './stage.ts';
import { type AccountStore, memoryStore } from './store.ts';
import { type World, worldOf } from './world.ts';

/** Three years with a leap day in some of them. */
const DAYS = 1_096;

export interface Simulated {
  readonly seed: number;
  readonly days: number;
  readonly documents: number;
  readonly failure: Failure | null;
}

/** What a failing seed says: enough to run it again and to see what led to it. */
export interface Failure {
  readonly day: string;
  readonly message: string;
  readonly history: readonly string[];
}

export interface SimulationOptions {
  readonly days?: number;
  readonly store?: (world: World) => AccountStore;
}

/** Lets a seed's world live for three years; the same seed is the same history. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<Simulated> {
  const random = randomOf(seed);
  const world = worldOf(random);
  const { policy, catalogue, clients, start } = world;
  const stage: Stage = {
    ...{ random, policy, catalogue, ids: 0, history: [], pending: [] },
    store: options.store?.(world) ?? memoryStore(clients),
    gateway: simulatedGateway(random),
    clientIds: clients.map(({ id }) => id),
    now: start.toZonedDateTime('UTC').toInstant(),
  };
  const auditor = newAuditor(stage);
  const days = options.days ?? DAYS;
  let outage = 0;
  for (let nth = 0; nth < days; nth += 1) {
    stage.now = start.add({ days: nth }).toZonedDateTime({ timeZone: 'UTC', plainTime: '03:00' }).toInstant();
    try {
      if (outage === 0 && random.chance(0.004)) outage = 1 + random.below(40);
      outage = Math.max(0, outage - 1);
      await liveOneDay(stage, auditor, { isDown: outage > 0 });
    } catch (error) {
      if (!(error instanceof BrokenInvariant)) throw error;
      const failure = { day: stage.now.toString().slice(0, 10), message: error.message, history: stage.history };
      return { seed, days: nth + 1, documents: await documentsOf(stage), failure };
    }
  }
  return { seed, days, documents: await documentsOf(stage), failure: null };
}

async function documentsOf({ store, clientIds }: Stage): Promise<number> {
  let sum = 0;
  for (const id of clientIds) sum += (await store.load(id)).documents.size;
  return sum;
}

/** The daily run, the gateway's answers, and what people do; then the books are checked. */
async function liveOneDay(stage: Stage, auditor: Auditor, { isDown }: { isDown: boolean }): Promise<void> {
  for (const clientId of stage.clientIds) {
    if (isDown) continue;
    await run(stage, clientId);
    await auditor.afterRun(clientId);
    await chargeWhatIsDue(stage, clientId);
  }
  await deliverAnswers(stage);
  for (const clientId of stage.clientIds)
    if (stage.random.chance(0.06)) {
      stage.now = stage.now.add({ minutes: stage.random.below(300) });
      await act(stage, clientId);
    }
  await auditor.endOfDay();
}

/** The daily run; a day that the engine calls quiet is left out, and now and then looked at all the same. */
async function run(stage: Stage, clientId: string): Promise<void> {
  const before = await stage.store.load(clientId);
  if (isQuietDay(look(stage, before))) {
    if (stage.random.chance(0.02)) await runAgain(stage, clientId);
    return;
  }
  await unit(stage, { clientId, by: 'schedule', what: 'daily run' }, runDay);
  await runAgain(stage, clientId);
}

/** A second daily run on the same day changes nothing. */
async function runAgain(stage: Stage, clientId: string): Promise<void> {
  const before: BillingAccount = await stage.store.load(clientId);
  const work = begin(stage, before, 'schedule');
  try {
    runDay(work);
  } catch (error) {
    throw new BrokenInvariant(`${clientId}: a second daily run on the same day fails: ${String(error)}`);
  }
  const [first] = differences(before, work.account);
  if (first !== undefined)
    throw new BrokenInvariant(`${clientId}: a second daily run on the same day changes ${first}`);
}
