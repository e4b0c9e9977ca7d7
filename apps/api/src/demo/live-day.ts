import { ask, type Caller, execute } from '#lib/command/execute.ts';
import type { MovableClock } from '#lib/time/clock.ts';
import { listInvoices } from '#modules/billing/index.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { recordPayment } from '#modules/payments/index.ts';
import type { Registry } from '#modules/registry.ts';
import { settle } from '#runtime/settle.ts';
import { DEMO_CLIENTS, type DemoClient } from './demo-clients.ts';
import { openAccount } from './open-account.ts';
import { tellStory } from './tell-story.ts';
import { MEASURED, useTraffic } from './use-traffic.ts';

export const DAY_SECONDS = 86_400;
/** Transfers arrive so many days after a renewal was invoiced. */
const RENEWALS_PAID_AFTER_DAYS = 4;
/** What a running instance does every day about subscriptions. */
const DAILY_JOBS = new Set([
  'subscriptions.invoice_renewals',
  'subscriptions.mark_past_due',
  'subscriptions.end_cancelled',
]);

/** The client of the demo who has a login. */
export const DEMO_LOGIN = DEMO_CLIENTS[0]?.email ?? '';

export interface Month {
  caller: Caller;
  clock: MovableClock;
  registry: Registry;
  products: ReadonlyMap<string, string>;
  /** The customers so far, by the ids of their accounts. */
  clients: Map<string, DemoClient>;
  clientPassword: string;
}

/** One day of the month: renewals in the morning, then who orders, then the bank's statement, then what staff do. */
export async function liveDay(month: Month, daysAgo: number): Promise<void> {
  const { caller, clock, registry } = month;
  clock.passTo(ago(clock, daysAgo));
  for (const job of registry.schedules) if (DAILY_JOBS.has(job.name)) await job.run(caller.kernel, caller.tenantId);
  const ordered: Ordered[] = [];
  for (const client of DEMO_CLIENTS) if (client.daysAgo === daysAgo) ordered.push(await order(month, client));
  await settle(caller.kernel, registry);
  clock.passTo(ago(clock, daysAgo - 1 / 4));
  for (const { client, ...invoice } of ordered) if (client.story !== 'unpaid') await transfer(caller, client, invoice);
  await payRenewals(month);
  await settle(caller.kernel, registry);
  await useTraffic(caller, { productId: month.products.get(MEASURED) ?? '', at: clock.now() });
  for (const [clientId, client] of month.clients) await tellStory(caller, { client, clientId, daysAgo });
}

/** So many days before now, as the machine has it. */
const ago = (clock: MovableClock, days: number) => clock.real().subtract({ seconds: days * DAY_SECONDS });

interface Ordered {
  client: DemoClient;
  invoiceId: string;
  amountMinor: string;
}

async function order(month: Month, client: DemoClient): Promise<Ordered> {
  const { caller, products, clientPassword, registry } = month;
  const password = client.email === DEMO_LOGIN ? clientPassword : null;
  const clientId = await openAccount(caller, client, password);
  month.clients.set(clientId, client);
  // VIES answers about the number before anything is ordered.
  if (client.taxId !== null) await settle(caller.kernel, registry);
  const product = (slug: string) => products.get(slug) ?? '';
  const hosting = { productId: product(client.product), cycle: client.cycle, fields: { domain: client.domain } };
  const move = { productId: product('site-move'), cycle: 'one_time' as const };
  const items = client.withMove ? [hosting, move] : [hosting];
  const { invoiceId, total } = await execute(caller, createOrder, { clientId, items });
  return { client, invoiceId, amountMinor: total.amountMinor };
}

async function transfer(
  caller: Caller,
  client: DemoClient,
  { invoiceId, amountMinor }: { invoiceId: string; amountMinor: string },
): Promise<void> {
  const reference = `Transfer from ${client.name}`;
  await execute(caller, recordPayment, { invoiceIds: [invoiceId], amountMinor, reference });
}

/** Customers who pay what comes have paid their renewals some days later. */
async function payRenewals({ caller, clock, clients }: Month): Promise<void> {
  const { rows } = await ask(caller, listInvoices, { filter: { status: 'issued' }, limit: 100 });
  const latest = clock.now().subtract({ hours: RENEWALS_PAID_AFTER_DAYS * 24 });
  for (const { id: invoiceId, clientId, due, createdAt } of rows) {
    const client = clients.get(clientId);
    if (client?.story !== 'paid' || Temporal.Instant.compare(Temporal.Instant.from(createdAt), latest) > 0) continue;
    await transfer(caller, client, { invoiceId, amountMinor: due.amountMinor });
  }
}
