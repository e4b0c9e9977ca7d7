import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { renewSubscriptions } from '../commands/renew-subscriptions.ts';
import { type DueClient, dueClients, PAGE } from './due-clients.ts';
import { renewClients } from './renew-clients.ts';

const USUAL = {
  /** Transactions at once: enough to keep the database busy while this process computes, few enough to leave room. */
  lanes: 2,
  /** Subscriptions that one transaction bills. */
  batch: 500,
};

/**
 * Invoices all that is due, one invoice per client and currency. A planner pages through the index of what is due;
 * workers take batches of whole clients and commit each in one transaction, so that memory and locks are those of a batch.
 * Any number of runs may work through a tenant at once: what one holds the others pass by.
 */
export async function invoiceRenewals(
  kernel: Kernel,
  tenantId: string,
  { lanes, batch }: { lanes: number; batch: number } = USUAL,
): Promise<void> {
  const batches = plan(kernel, tenantId, batch);
  const work = async () => {
    // The generator answers one question at a time, whoever asks.
    for (let next = await batches.next(); !next.done; next = await batches.next())
      await bill(kernel, tenantId, next.value);
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

const asSystem = (tenantId: string) => ({ tenantId, name: 'subscriptions', requestId: 'schedule' });

/** Batches of whole clients, read page by page. */
async function* plan(kernel: Kernel, tenantId: string, most: number): AsyncGenerator<string[]> {
  let after: DueClient | null = null;
  // A client comes up on each day since which something is due.
  let batch = new Set<string>();
  let size = 0;
  for (;;) {
    const last: DueClient | null = after;
    const page: DueClient[] = await runAsSystem(kernel, asSystem(tenantId), (ctx) => dueClients(ctx, last));
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
async function bill(kernel: Kernel, tenantId: string, clientIds: readonly string[]): Promise<void> {
  try {
    const { others } = await runAsSystem(kernel, asSystem(tenantId), (ctx) => renewClients(ctx, clientIds));
    for (const subscriptionIds of others) await billAlone(kernel, tenantId, subscriptionIds);
  } catch (error) {
    if (clientIds.length === 1) return failed(kernel, { tenantId, error, client: clientIds[0] });
    const half = Math.ceil(clientIds.length / 2);
    await bill(kernel, tenantId, clientIds.slice(0, half));
    await bill(kernel, tenantId, clientIds.slice(half));
  }
}

/** Bills a client in a transaction of its own. */
async function billAlone(kernel: Kernel, tenantId: string, subscriptionIds: string[]): Promise<void> {
  try {
    await runAsSystem(kernel, asSystem(tenantId), (ctx) => ctx.call(renewSubscriptions, { subscriptionIds }));
  } catch (error) {
    failed(kernel, { tenantId, error, subscriptionIds });
  }
}

function failed(
  kernel: Kernel,
  { error, ...of }: { error: unknown; tenantId: string } & Record<string, unknown>,
): void {
  kernel.log.error({ err: error, ...of }, 'renewal could not be invoiced');
}
