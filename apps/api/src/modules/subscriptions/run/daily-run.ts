import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { TURN_MS, type Turn } from '#lib/jobs/schedule.ts';
import type { Kernel } from '#lib/services.ts';
import { type DueClient, dueClients, later, PAGE, type Place, readPlace, writePlace } from './due-clients.ts';
import { askAbout } from './hold-amounts.ts';
import { Held, renewAlone } from './renew-alone.ts';
import { renewClients } from './renew-clients.ts';
import { lookAhead, mayRun } from './safety-stop.ts';

interface How {
  /** Transactions at once: enough to keep the database busy while this process computes, few enough to leave room. */
  lanes: number;
  /** Subscriptions that one transaction bills. */
  batch: number;
  /** Milliseconds after which no batch is begun any more. */
  forMs: number;
}

const USUAL: How = { lanes: 2, batch: 500, forMs: TURN_MS };

/**
 * The daily run of a tenant: bills what is due, unless it must ask first, and looks ahead to the next day. One that takes
 * long goes on in another turn, where it stopped: who fails at the front of the index keeps nobody behind it waiting.
 */
export async function dailyRun(
  kernel: Kernel,
  tenantId: string,
  { turn, how = USUAL }: { turn?: Turn | undefined; how?: How } = {},
): Promise<void> {
  const on = await runAsSystem(kernel, asSystem(tenantId), async (ctx) => ((await mayRun(ctx)) ? ctx.today : null));
  if (on !== null) {
    const from = turn?.from ? readPlace(turn.from) : null;
    const left = await billFrom({ kernel, tenantId, on }, from, turn === undefined ? { ...how, forMs: Infinity } : how);
    if (left !== null) turn?.goOn(writePlace(left));
  }
  await runAsSystem(kernel, asSystem(tenantId), (ctx) => lookAhead(ctx, on?.equals(ctx.today) === true));
}

/** Invoices all that is due, however long it takes. Any number may do so at once: what one holds the others pass by. */
export async function invoiceRenewals(
  kernel: Kernel,
  tenantId: string,
  { lanes, batch }: Pick<How, 'lanes' | 'batch'> = USUAL,
): Promise<void> {
  await billFrom({ kernel, tenantId, on: undefined }, null, { lanes, batch, forMs: Infinity });
}

interface Run {
  kernel: Kernel;
  tenantId: string;
  /** The day that may be billed: a run does not go on into another one, be it midnight or a clock that jumps. */
  on: Temporal.PlainDate | undefined;
}

/**
 * Invoices what is due behind a place of the index, one invoice per client and currency. A planner pages through the index;
 * workers take batches of whole clients and commit each in one transaction, so that memory and locks are those of a batch.
 * Answers the place where it stopped since the time was over; null: it is through.
 */
async function billFrom(run: Run, from: Place | null, { lanes, batch, forMs }: How): Promise<Place | null> {
  const until = performance.now() + forMs;
  const batches = plan(run, from, batch);
  let left: Place | null = null;
  const work = async () => {
    // The generator answers one question at a time, whoever asks.
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      await bill(run, next.value.clientIds);
      if (performance.now() < until) continue;
      left = later(left, next.value.last);
      return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return left;
}

const asSystem = (tenantId: string) => ({ tenantId, name: 'subscriptions', requestId: 'schedule' });

/** Runs a transaction of the run; answers `over` once its day is over. */
const step = <R>({ kernel, tenantId, on }: Run, over: R, run: (ctx: CommandContext) => Promise<R>): Promise<R> =>
  runAsSystem(kernel, asSystem(tenantId), async (ctx) => (on === undefined || on.equals(ctx.today) ? run(ctx) : over));

/** Batches of whole clients, read page by page. */
async function* plan(run: Run, from: Place | null, most: number): AsyncGenerator<{ clientIds: string[]; last: Place }> {
  let after = from;
  // A client comes up on each day since which something is due.
  let batch = new Set<string>();
  let size = 0;
  let at: Place | null = null;
  for (;;) {
    const last = after;
    const page: DueClient[] = await step(run, [], (ctx) => dueClients(ctx, last));
    for (const { on, clientId, subscriptions } of page) {
      if (at !== null && size + subscriptions > most) {
        yield { clientIds: [...batch], last: at };
        [batch, size] = [new Set(), 0];
      }
      batch.add(clientId);
      size += subscriptions;
      at = { on, clientId };
    }
    after = page.at(-1) ?? null;
    if (after === null || page.length < PAGE) break;
  }
  if (at !== null && size > 0) yield { clientIds: [...batch], last: at };
}

/** Bills a batch. One that fails is halved until the client that fails is alone: it stops no other. */
async function bill(run: Run, clientIds: readonly string[]): Promise<void> {
  try {
    const others = await step(run, [], async (ctx) => (await renewClients(ctx, clientIds)).others);
    for (const subscriptionIds of others) await billAlone(run, subscriptionIds);
  } catch (error) {
    if (clientIds.length === 1) return failed(run, { error, client: clientIds[0] });
    const half = Math.ceil(clientIds.length / 2);
    await bill(run, clientIds.slice(0, half));
    await bill(run, clientIds.slice(half));
  }
}

/** Bills a client in a transaction of its own, or asks about it. */
async function billAlone(run: Run, subscriptionIds: string[]): Promise<void> {
  try {
    await step(run, undefined, (ctx) => renewAlone(ctx, subscriptionIds));
  } catch (error) {
    if (error instanceof Held) await step(run, undefined, (ctx) => askAbout(ctx, error.invoices));
    else failed(run, { error, subscriptionIds });
  }
}

function failed({ kernel, tenantId }: Run, { error, ...of }: { error: unknown } & Record<string, unknown>): void {
  kernel.log.error({ err: error, tenantId, ...of }, 'renewal could not be invoiced');
}
