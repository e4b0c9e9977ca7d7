import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { type DueClient, dueClients, PAGE } from './due-clients.ts';
import { askAbout } from './hold-amounts.ts';
import { Held, renewAlone } from './renew-alone.ts';
import { renewClients } from './renew-clients.ts';
import { lookAhead, mayRun } from './safety-stop.ts';

const USUAL = {
  /** Transactions at once: enough to keep the database busy while this process computes, few enough to leave room. */
  lanes: 2,
  /** Subscriptions that one transaction bills. */
  batch: 500,
};

/** The daily run of a tenant: bills what is due, unless it must ask first, and looks ahead to the next day. */
export async function dailyRun(kernel: Kernel, tenantId: string): Promise<void> {
  const on = await runAsSystem(kernel, asSystem(tenantId), async (ctx) => ((await mayRun(ctx)) ? ctx.today : null));
  if (on !== null) await invoiceRenewals(kernel, tenantId, { ...USUAL, on });
  await runAsSystem(kernel, asSystem(tenantId), (ctx) => lookAhead(ctx, on?.equals(ctx.today) === true));
}

/**
 * Invoices all that is due, one invoice per client and currency. A planner pages through the index of what is due;
 * workers take batches of whole clients and commit each in one transaction, so that memory and locks are those of a batch.
 * Any number of runs may work through a tenant at once: what one holds the others pass by.
 */
export async function invoiceRenewals(
  kernel: Kernel,
  tenantId: string,
  { lanes, batch, on }: { lanes: number; batch: number; on?: Temporal.PlainDate } = USUAL,
): Promise<void> {
  const run: Run = { kernel, tenantId, on };
  const batches = plan(run, batch);
  const work = async () => {
    // The generator answers one question at a time, whoever asks.
    for (let next = await batches.next(); !next.done; next = await batches.next()) await bill(run, next.value);
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

interface Run {
  kernel: Kernel;
  tenantId: string;
  /** The day that may be billed: a run does not go on into another one, be it midnight or a clock that jumps. */
  on: Temporal.PlainDate | undefined;
}

const asSystem = (tenantId: string) => ({ tenantId, name: 'subscriptions', requestId: 'schedule' });

/** Runs a transaction of the run; answers `over` once its day is over. */
const step = <R>({ kernel, tenantId, on }: Run, over: R, run: (ctx: CommandContext) => Promise<R>): Promise<R> =>
  runAsSystem(kernel, asSystem(tenantId), async (ctx) => (on === undefined || on.equals(ctx.today) ? run(ctx) : over));

/** Batches of whole clients, read page by page. */
async function* plan(run: Run, most: number): AsyncGenerator<string[]> {
  let after: DueClient | null = null;
  // A client comes up on each day since which something is due.
  let batch = new Set<string>();
  let size = 0;
  for (;;) {
    const last: DueClient | null = after;
    const page: DueClient[] = await step(run, [], (ctx) => dueClients(ctx, last));
    for (const { clientId, subscriptions } of page) {
      if (size > 0 && size + subscriptions > most) {
        yield [...batch];
        [batch, size] = [new Set(), 0];
      }
      batch.add(clientId);
      size += subscriptions;
    }
    after = page.at(-1) ?? null;
    if (after === null || page.length < PAGE) break;
  }
  if (size > 0) yield [...batch];
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
