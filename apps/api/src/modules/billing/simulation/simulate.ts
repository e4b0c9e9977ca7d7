import { createHash } from 'node:crypto';
import { type BillingAccount, isQuietDay, type PriceTerms, runDay } from '../core/index.ts';
import { act } from './actions.ts';
import { type Auditor, newAuditor } from './auditor.ts';
import { chargeWhatIsDue, deliverAnswers } from './charges.ts';
import { simulatedGateway } from './gateway.ts';
import { randomOf } from './random.ts';
import { differences, textOf } from './same.ts';
import { BrokenInvariant, begin, look, type Stage, unit } from './stage.ts';
import { memoryStore, type StoreOf } from './store.ts';
import { type World, worldOf } from './world.ts';

/** Clients and products have the ids before. */
const FIRST_ID = 1_000;
/** Three years with a leap day in some of them. */
const DAYS = 1_096;

export interface Simulated {
  readonly seed: number;
  readonly days: number;
  readonly documents: number;
  /** Says of two runs whether all their documents are the same but for their numbers. */
  readonly fingerprint: string;
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
  /** Where the accounts are kept; in memory when left out. */
  readonly store?: StoreOf;
  /** Prices that are sold; all when left out. */
  readonly sells?: (price: PriceTerms) => boolean;
}

/** Lets a seed's world live for three years; the same seed is the same history. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<Simulated> {
  const random = randomOf(seed);
  const world = worldWith(worldOf(random), options.sells);
  const { policy, catalogue, clients, start } = world;
  let stage: Stage;
  const store = await options.store?.(world, () => stage.now);
  stage = {
    ...{ random, policy, catalogue, ids: FIRST_ID, history: [], pending: [] },
    store: store ?? memoryStore(clients),
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
      return { seed, days: nth + 1, ...(await documentsOf(stage)), failure };
    }
  }
  return { seed, days, ...(await documentsOf(stage)), failure: null };
}

async function documentsOf({ store, clientIds }: Stage): Promise<Pick<Simulated, 'documents' | 'fingerprint'>> {
  const hash = createHash('sha256');
  let documents = 0;
  for (const id of clientIds)
    for (const document of (await store.load(id)).documents.values()) {
      documents += 1;
      hash.update(textOf({ ...document, number: document.number === null }));
    }
  return { documents, fingerprint: hash.digest('hex') };
}

function worldWith(world: World, sells: SimulationOptions['sells']): World {
  if (sells === undefined) return world;
  const prices = new Map([...world.catalogue.prices].filter(([, price]) => sells(price)));
  return { ...world, catalogue: { ...world.catalogue, prices } };
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
